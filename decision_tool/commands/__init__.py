"""The modules here do the work of commands; `decision_tool.cli` reads the arguments."""
