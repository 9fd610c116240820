"""Days of the calendar: arithmetic on them, which are worked, how people type them."""
