"""Run the command line as ``python -m decision_tool``."""

import sys

from decision_tool.cli import main

if __name__ == "__main__":
    sys.exit(main())
