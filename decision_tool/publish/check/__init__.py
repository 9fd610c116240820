"""What is wrong across files: names that lead nowhere, circles, clauses without a home."""
