"""A plan in the forms people take away: terminal text, CSV for spreadsheets, a calendar file."""
