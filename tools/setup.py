"""`make setup`, and the same without make: `python -m tools.setup`. Safe to run twice."""

import sys

OLDEST = (3, 11)


def main() -> int:
    """Bring Python packages and browser files up to the lock files."""
    if sys.version_info < OLDEST:
        print("Python 3.11 or newer is needed; this is", sys.version.split()[0])
        return 1
    from tools import node, pango, python_env  # noqa: PLC0415 - an older Python may not read them

    python_env.ensure()
    node.ensure()
    pango.ensure()
    print("Ready. `make serve` shows the site; `make test` checks everything.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
