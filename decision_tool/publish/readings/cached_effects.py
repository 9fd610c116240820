"""The figures of every comparison, worked out once for each sentence and kept under `build/`.

Ten years take seconds, and a page is built at every save: what was worked out stays until
the engine, the bank holidays or the sentences it rests on change. Nothing here is committed.
"""

from __future__ import annotations

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from decision_tool.core.guidance.codec import encode
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.readings.comparison import Comparison, Period, comparisons, years_from
from decision_tool.publish.readings.json_shapes import EffectJson, SpreadJson, WindowJson
from decision_tool.publish.readings.reading_effects import (
    Effect,
    FirstDifference,
    Spread,
    Window,
    Windows,
    effect_of,
)

Effects = tuple[tuple[Comparison, Effect], ...]

KEPT = Path("build", "readings")
PACKAGE = Path(__file__).resolve().parents[2]
OWN_FILES = (
    "publish/readings/comparison.py",
    "publish/readings/reading_effects.py",
    "publish/readings/cached_effects.py",
)
YEARS = 10
MOST_UNUSED = 200


def usual_period(guidance: Guidance) -> Period:
    """Return the ten years from the start of the edition's own year: no clock decides."""
    return years_from(date.fromisoformat(guidance.edition_date).replace(month=1, day=1), YEARS)


def all_effects(guidance: Guidance, period: Period) -> Effects:
    """Return every comparison with its figures, worked out now."""
    by_shape: dict[str, Effect] = {}
    for one in comparisons(guidance):
        if one.shape not in by_shape:
            by_shape[one.shape] = effect_of(one, guidance, period)
    return tuple((one, by_shape[one.shape]) for one in comparisons(guidance))


def cached_effects(guidance: Guidance, project: Path) -> Effects:
    """Return the same for the usual ten years, from *project*/build where they are kept."""
    period, shared = usual_period(guidance), _shared(guidance)
    folder = project / KEPT
    folder.mkdir(parents=True, exist_ok=True)
    found, used = [], set()
    for one in comparisons(guidance):
        place = folder / f"{_key(one, period, shared)}.json"
        used.add(place)
        found.append((one, _kept(place, one, guidance, period)))
    _clear(folder, used)
    return tuple(found)


def _clear(folder: Path, used: set[Path]) -> None:
    """Remove what has long been out of use; what another build may just have made stays."""
    unused = sorted(set(folder.glob("*.json")) - used, key=lambda one: (_written_at(one), one.name))
    for old in unused[:-MOST_UNUSED]:
        old.unlink(missing_ok=True)


def _written_at(place: Path) -> float:
    """Return when a file was written; another build may have removed it meanwhile."""
    try:
        return place.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def _kept(place: Path, one: Comparison, guidance: Guidance, period: Period) -> Effect:
    try:
        return _read(json.loads(place.read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError):  # not kept yet, or cut short by a stopped build
        effect = effect_of(one, guidance, period)
    place.write_text(json.dumps(written(effect)), encoding="utf-8", newline="\n")
    return effect


def _shared(guidance: Guidance) -> bytes:
    """Return a hash of what every figure rests on besides its own sentences."""
    total = hashlib.sha256()
    for path in (*sorted((PACKAGE / "core").rglob("*.py")), *(PACKAGE / one for one in OWN_FILES)):
        total.update(hashlib.sha256(path.read_bytes()).digest())
    total.update(json.dumps([encode(guidance.holidays), encode(guidance.questions)]).encode())
    return total.digest()


def _key(one: Comparison, period: Period, shared: bytes) -> str:
    own = f"{one.shape} {period.first} {period.last}"
    return hashlib.sha256(shared + own.encode()).hexdigest()[:24]


def written(effect: Effect) -> EffectJson:
    """Return the figures as JSON values."""
    first = effect.first
    return {
        "from": effect.period.first.isoformat(),
        "to": effect.period.last.isoformat(),
        "days": effect.days,
        "differ": effect.differ,
        "left_out": effect.left_out,
        "earliest": _spread(effect.earliest),
        "latest": _spread(effect.latest),
        "count": _spread(effect.count),
        "gains": list(effect.gains),
        "loses": list(effect.loses),
        "first": None
        if first is None
        else {
            "day": first.day.isoformat(),
            "ours": _windows(first.ours),
            "other": _windows(first.other),
        },
    }


def _spread(found: Spread | None) -> SpreadJson | None:
    return {"least": found.least, "most": found.most} if found else None


def _windows(found: Windows) -> list[WindowJson]:
    return [
        {
            "earliest": one.earliest.isoformat() if one.earliest else None,
            "latest": one.latest.isoformat() if one.latest else None,
        }
        for one in found
    ]


def _read(plain: dict[str, Any]) -> Effect:
    """Return the figures that `written` made JSON of."""
    first = plain["first"]
    return Effect(
        period=Period(date.fromisoformat(plain["from"]), date.fromisoformat(plain["to"])),
        days=plain["days"],
        differ=plain["differ"],
        left_out=plain["left_out"],
        earliest=_read_spread(plain["earliest"]),
        latest=_read_spread(plain["latest"]),
        count=_read_spread(plain["count"]),
        gains=tuple(plain["gains"]),
        loses=tuple(plain["loses"]),
        first=first
        and FirstDifference(
            date.fromisoformat(first["day"]),
            _read_windows(first["ours"]),
            _read_windows(first["other"]),
        ),
    )


def _read_spread(plain: dict[str, int] | None) -> Spread | None:
    return Spread(**plain) if plain else None


def _read_windows(plain: list[dict[str, str | None]]) -> Windows:
    return tuple(Window(_day(one["earliest"]), _day(one["latest"])) for one in plain)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
