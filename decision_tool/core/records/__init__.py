"""The records of a timetable: which forms its meetings give, and what is known for them."""
