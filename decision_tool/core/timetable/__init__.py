"""A plan as a page shows it: finished words, and positions for its drawing."""
