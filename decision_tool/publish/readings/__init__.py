"""How often two readings of a source differ, searched over years of dates."""
