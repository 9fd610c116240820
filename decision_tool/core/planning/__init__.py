"""From guidance and what was given to a plan: every step of every chosen pathway, with its day."""
