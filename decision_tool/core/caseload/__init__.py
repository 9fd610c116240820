"""A team's table of many children becomes one team timetable: forgiving, and never guessing."""
