"""`make setup`, and the same without make: `python -m tools.setup`. Safe to run twice."""

import sys

OLDEST = (3, 11)


def main() -> int:
    """Bring Python packages and browser files up to the lock files."""
    if sys.version_info < OLDEST:
        print("Python 3.11 or newer is needed; this is", sys.version.split()[0])
        return 1
    # An older Python may not be able to read these.
    from tools import node, pango, python_env, trouble  # noqa: PLC0415

    try:
        python_env.ensure()
        node.ensure()
        pango.ensure()
    except OSError as error:
        print(trouble.sentence("Set-up", str(error)))
        return 1
    except KeyboardInterrupt:
        print(f"\nStopped. {trouble.AGAIN}")
        return 1
    print("Ready. `make serve` shows the site; `make test` checks everything.", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
