"""How things are said on pages and forms, and the templates they are said in."""
