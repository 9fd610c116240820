"""Writes down anew what the stored editions work out, and says how much of it changed.

Run it only where a difference is meant: ``python -m tools.stored_replies``. A day that changed is
a promise broken, so the change log has to say why.
"""

from __future__ import annotations

import sys

from tests.stored_editions import REPLIES, cases, digests, editions, stored


def main() -> int:
    """Write the digests of every case, and print how many days and words changed."""
    before = stored() if REPLIES.is_file() else {}
    lines: list[str] = []
    for edition in editions():
        now = [digests(edition, given) for given in cases(edition)]
        lines += [f"{edition.version} {both}\n" for both in now]
        pairs = list(zip(before.get(edition.version, []), now, strict=False))
        changed = [(then, new) for then, new in pairs if then != new]
        days = sum(then.split()[0] != new.split()[0] for then, new in changed)
        sys.stdout.write(
            f"Edition {edition.version}: {len(changed)} replies changed, {days} in their days.\n"
        )
    REPLIES.write_text("".join(lines), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
