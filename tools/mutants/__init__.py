"""Mutants of the core: small faults made on purpose, to see whether a test notices each."""
