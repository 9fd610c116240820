"""A timetable kept in a file: written, read back with suspicion, compared with today's guidance."""
