"""Brothers and sisters together: one timetable of several plans, and meetings that may be one."""
