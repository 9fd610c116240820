"""What the command line does, a file a command; `decision_tool.cli` reads the arguments."""
