"""A second reading of calendar files: npm's ical.js under Node, which shares no code with ours."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

from decision_tool.publish.engine import node

ROOT = Path(__file__).resolve().parent.parent.parent
READ = """
import { readFileSync } from "node:fs";
const { default: ICAL } = await import(process.argv[1]);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(0, "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((one) => {
  const event = new ICAL.Event(one);
  return {
    uid: event.uid, sequence: event.sequence, summary: event.summary,
    description: event.description, isAllDay: event.startDate.isDate,
    start: event.startDate.toString(), end: event.endDate.toString(),
    stamp: one.getFirstPropertyValue("dtstamp").toString(),
    status: one.getFirstPropertyValue("status"),
    alarms: one.getAllSubcomponents("valarm").map(
      (alarm) => alarm.getFirstPropertyValue("trigger").toSeconds() / 86400),
  };
});
console.log(JSON.stringify({ name: calendar.getFirstPropertyValue("x-wr-calname"), events }));
"""


def read_with_another_parser(text: str) -> dict[str, Any]:
    """Return the calendar's name and its events, as ical.js understands them."""
    command = node.find()
    assert command, "this machine has no Node"
    parser = (ROOT / "node_modules" / "ical.js" / "dist" / "ical.js").as_uri()
    ran = subprocess.run(  # noqa: S603 - Node and a script of ours
        [*command, "--input-type=module", "--eval", READ, parser],
        input=text.encode(),
        capture_output=True,
        check=True,
    )
    found: dict[str, Any] = json.loads(ran.stdout)
    return found
