"""How well the worked examples hold the guidance: ``make example-mutants``.

Every number, unit, direction and condition in a file of a pathway, of the guides or of what goes
together is written in another way. Printed is how many of these an example, or the check, would
have noticed, and each that none would.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from decision_tool.core.errors import DecisionToolError
from decision_tool.core.guidance.model import Guidance
from decision_tool.publish.check.examples_run import run_examples
from decision_tool.publish.check.loading import checked, read_sources
from decision_tool.publish.source.common_schema import CombinationsFile, GuidesFile
from decision_tool.publish.source.compile import compile_library
from decision_tool.publish.source.examples import Example, read_examples
from decision_tool.publish.source.field_types import Parses, Shape
from decision_tool.publish.source.marks import marks_in
from decision_tool.publish.source.source_files import SourceFile, read_files
from decision_tool.publish.source.source_schema import PathwayFile
from decision_tool.publish.source.sources import Sources
from decision_tool.publish.source.yaml_source import Trail, value_at
from tools.example_mutants.slips import slips

ROOT = Path(__file__).resolve().parents[2]
FOLDER = "pathways"
LISTED = Path(__file__).parent / "equal.txt"
READ = (PathwayFile, GuidesFile, CombinationsFile)


@dataclass(frozen=True, slots=True)
class Mutant:
    """A slip: in *file* at *trail* stands *text* instead of *before*; "": it is left out."""

    file: SourceFile
    trail: Trail
    before: str
    text: str

    def __str__(self) -> str:
        """Return the place, and what is written instead of what."""
        return f"{self.file.source.where(self.trail)}: {self.what}"

    @property
    def what(self) -> str:
        """Return what is written instead of what, wherever it stands."""
        return f"{self.before} -> {self.text or '(left out)'}"

    def content(self) -> Any:  # noqa: ANN401 - a YAML file
        """Return what the file holds with the slip."""
        content: Any = deepcopy(self.file.source.content)
        holder: Any = value_at(content, self.trail[:-1])
        if self.text:
            holder[self.trail[-1]] = self.text
            return content
        del holder[self.trail[-1]]
        holder.pop("not-needed-because", None)
        return content


def main() -> int:
    """Print the score, and return 1 where it is below the aim."""
    arguments = _arguments()
    sources, faults = read_sources(ROOT)
    if sources is None or faults:
        sys.exit("The guidance has faults. Mend them first.")
    examples, _ = read_examples(ROOT / FOLDER)
    _, broken = run_examples(examples, compile_library(sources).guidance)
    if broken:
        sys.exit("An example does not hold. Mend it first.")
    every = list(mutants(arguments.only))
    chosen = random.Random(arguments.seed)  # noqa: S311 - nothing is to be kept secret
    picked = chosen.sample(every, min(arguments.sample or len(every), len(every)))
    reasons = equal()
    survivors = []
    for one in picked:
        if not is_noticed(one, sources, examples):
            survivors.append(one)
            why = f" (nothing changes: {reasons[one.what]})" if one.what in reasons else ""
            print(f"  {one}{why}", flush=True)
    same = [one for one in survivors if one.what in reasons]
    tried, lost = len(picked) - len(same), len(survivors) - len(same)
    score = 100 * (tried - lost) / max(tried, 1)
    print(f"{score:.1f} % of {tried} noticed; {len(same)} more change nothing")
    return int(score < arguments.aim)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.example_mutants", description=__doc__)
    parser.add_argument("--only", default="", help="files whose name holds this")
    parser.add_argument("--sample", type=int, default=0, help="how many; 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--aim", type=float, default=98.0, help="the least score, in per cent")
    return parser.parse_args()


def equal() -> dict[str, str]:
    """Return why a slip changes nothing, by what is written instead of what."""
    entries = LISTED.read_text("utf-8").strip().split("\n\n")
    pairs = (entry.split("\n", 1) for entry in entries if entry)
    return {what: " ".join(reason.split()) for what, reason in pairs}


def mutants(only: str = "") -> Iterator[Mutant]:
    """Yield every slip in every rule."""
    files, _ = read_files(ROOT / FOLDER)
    for file in files:
        if file.model not in READ or only not in file.stem:
            continue
        for mark in marks_in(file):
            if not isinstance(mark.marker, Parses):
                continue
            is_guard = mark.marker.form == "guard"
            texts = slips(mark.text, is_guard=is_guard) + ([""] if is_guard else [])
            yield from (Mutant(file, mark.trail, mark.text, text) for text in texts)


def is_noticed(mutant: Mutant, sources: Sources, examples: Sequence[Example]) -> bool:
    """Tell whether the check refuses the slip, or an example fails."""
    guidance = _compiled(mutant, sources)
    if guidance is None or _fails(examples, guidance, mutant.file.stem):
        return True
    return _is_refused(mutant)


def _compiled(mutant: Mutant, sources: Sources) -> Guidance | None:
    """Return the guidance with the slip; None where it cannot be compiled."""
    try:
        shape = mutant.file.model.model_validate(mutant.content())
        return compile_library(_with(sources, shape)).guidance
    except (DecisionToolError, ValueError, KeyError):
        return None


def _with(sources: Sources, shape: Shape) -> Sources:
    """Return the sources with one file replaced."""
    match shape:
        case PathwayFile():
            pathways = tuple(shape if one.id == shape.id else one for one in sources.pathways)
            return replace(sources, pathways=pathways)
        case GuidesFile():
            return replace(sources, guides=shape)
        case CombinationsFile():
            return replace(sources, combinations=shape)
    return sources


def _fails(examples: Sequence[Example], guidance: Guidance, stem: str) -> bool:
    """Tell whether an example fails; those of the pathway itself are tried first."""
    nearest = sorted(examples, key=lambda one: stem not in one.file.given.pathways)
    for example in nearest:
        try:
            if run_examples([example], guidance)[1]:
                return True
        except (DecisionToolError, KeyError, RecursionError, AssertionError):
            return True
    return False


def _is_refused(mutant: Mutant) -> bool:
    """Tell whether `pathways check` finds a fault in the file as it would be read."""
    slipped = replace(mutant.file.source, content=mutant.content())
    files = [
        replace(one, source=slipped) if one.source.name == slipped.name else one
        for one in read_files(ROOT / FOLDER)[0]
    ]
    return bool(checked(ROOT, files, ())[1])


if __name__ == "__main__":
    sys.exit(main())
