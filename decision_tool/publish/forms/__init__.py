"""A form as every output reads it: its sections, fields and tables."""
