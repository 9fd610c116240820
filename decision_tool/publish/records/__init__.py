"""The record forms: one description of each, and the four outputs made from it."""
