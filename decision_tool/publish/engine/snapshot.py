"""What the snapshot of the browser's Python holds, and what a start from it is tried with.

The snapshot is the memory of a Python that has the engine imported (`snapshot.mjs` stores it). It
rests on the engine alone: the guidance comes as ever, so a change of guidance makes no new one.
"""

from __future__ import annotations

import json
import logging
import struct
from collections.abc import Sequence
from zlib import crc32

from decision_tool.core.errors import DecisionToolError
from decision_tool.core.guidance.model import Guidance
from decision_tool.core.plain import plain
from decision_tool.core.progress import untold
from decision_tool.publish.engine.no_dates import ANY_DAY
from decision_tool.requests import plan

NAMES = tuple(
    f"decision_tool.requests.{name}" for name in ("bridge", "plan", "baseline", "situation")
)
"""The modules that are imported in it. Each one more is fetched by everyone before a timetable."""

ASKED = ("plan", "situation")
"""What these modules answer without any other: the first thing that a page asks is one of them."""

MOST_BYTES = 30 * 1024 * 1024
"""The memory of a Python that was just made, beyond which a snapshot cannot be put into it."""

_HEADER = struct.Struct("<5I")
_log = logging.getLogger("mkdocs.pathways")


def asked_of(trials: Sequence[str]) -> list[str]:
    """Return the trial requests that a snapshot must answer with nothing but itself."""
    return [one for one in trials if json.loads(one)["ask"] in ASKED]


def tell_room(snapshot: bytes) -> None:
    """Say how much memory a snapshot takes, and how much it may.

    Raises:
        DecisionToolError: when it takes more.
    """
    *_, used = _HEADER.unpack_from(snapshot)
    if used > MOST_BYTES:
        message = (
            f"The snapshot of the browser's Python takes {used:,} bytes of memory, and at most "
            f"{MOST_BYTES:,} fit. Import fewer modules: NAMES in publish/engine/snapshot.py."
        )
        raise DecisionToolError(message)
    left = (MOST_BYTES - used) / 1e6
    _log.info("The browser's Python takes %.1f MB of memory; %.1f MB are left", used / 1e6, left)


def trial_json(guidance: Guidance) -> bytes:
    """Return a request, and the length and checksum of the reply that the build has for it.

    A browser that starts from the snapshot asks it first, and starts in the ordinary way where
    the reply is any other.
    """
    keys = [key.id for key in guidance.key_dates]
    day, month, year = ANY_DAY[8:], ANY_DAY[5:7], ANY_DAY[:4]
    form = {
        "pathways": [one.id for one in guidance.pathways[:1]],
        "dates": {key: {"day": day, "month": month, "year": year} for key in keys},
        "answers": {},
        "today": ANY_DAY,
    }
    request = {"ask": "plan", "form": form}
    reply = json.dumps(plan.reply(request, guidance, untold), default=plain).encode()
    told = {"request": json.dumps(request), "reply": [len(reply), crc32(reply)]}
    return json.dumps(told, separators=(",", ":")).encode()
