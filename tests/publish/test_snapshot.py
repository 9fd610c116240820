"""What the snapshot is made of and tried with; that it is used is tried in tests/site."""

from __future__ import annotations

import json
import struct
from zlib import crc32

import pytest

from decision_tool.core.errors import DecisionToolError
from decision_tool.core.guidance.codec import encode
from decision_tool.publish.engine.snapshot import (
    ASKED,
    MOST_BYTES,
    NAMES,
    asked_of,
    tell_room,
    trial_json,
)
from decision_tool.publish.engine.trials import trials
from decision_tool.requests import bridge
from tests.core.guidance_builder import guidance

BUILT = guidance({"visit": "2 weeks before hearing"})


def snapshot(used: int) -> bytes:
    return struct.pack("<5I", 0x504E5350, 0, 0, 0, used) + b"more"


def test_what_a_page_asks_first_is_tried_with_nothing_but_the_snapshot() -> None:
    asked = [json.loads(one)["ask"] for one in asked_of(trials(BUILT))]

    assert set(asked) == set(ASKED) == {"plan", "situation"}
    assert {f"decision_tool.requests.{name}" for name in ASKED} < set(NAMES)


def test_the_build_says_how_much_memory_is_left(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO"):
        tell_room(snapshot(27_357_280))

    assert [one.getMessage() for one in caplog.records] == [
        "The browser's Python takes 27.4 MB of memory; 4.1 MB are left"
    ]


def test_a_snapshot_that_fits_no_browser_is_not_built() -> None:
    tell_room(snapshot(MOST_BYTES))
    with pytest.raises(DecisionToolError, match=r"takes 31,457,281 bytes.*at most 31,457,280 fit"):
        tell_room(snapshot(MOST_BYTES + 1))


def test_the_trial_is_a_timetable_with_days_and_what_the_bridge_replies_to_it() -> None:
    told = json.loads(trial_json(BUILT))
    bridge.start(json.dumps(encode(BUILT)))
    reply = bridge.reply(told["request"])

    assert told["reply"] == [len(reply.encode()), crc32(reply.encode())]
    assert "2026-08-24" in reply  # two weeks before the hearing of the trial
