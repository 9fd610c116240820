"""From YAML files to the checked and compiled library."""
