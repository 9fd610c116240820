"""Mutants of the guidance: slips made on purpose in its rules, to see whether an example fails."""
