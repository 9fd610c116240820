"""Two editions of the guidance side by side: what changed, in words, and what it does to cases."""
