"""Find Firefox and WebKitGTK, or install Debian's packages of them; say what came of it."""

import sys

from tools import debian
from tools.engines import firefox, webkit

ENGINES = {"Firefox": firefox, "WebKitGTK": webkit}


def main() -> int:
    """Print which engines there are; exit status 1 where there is none."""
    missing = [engine for engine in ENGINES.values() if not engine.browser()]
    if missing:
        debian.install(*(name for engine in missing for name in engine.PACKAGES))
    for name, engine in ENGINES.items():
        found = engine.browser()
        packages = " ".join(engine.PACKAGES)
        lacking = f"not there, so not tried: install Debian's packages {packages}"
        print(f"{name}: {found or lacking}", flush=True)
    return 0 if any(engine.browser() for engine in ENGINES.values()) else 1


if __name__ == "__main__":
    sys.exit(main())
