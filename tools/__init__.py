"""What `make` runs: set-up and checks. Standard library only, any Python from 3.11."""
