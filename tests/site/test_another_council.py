"""Another council changes settings.yml alone: nothing of the first one is left in any file.

Every name is replaced by one that no other text contains, so whatever still says the old name
was written where it does not belong.
"""

from __future__ import annotations

import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any
from zipfile import ZipFile, is_zipfile

import pytest
import yaml

from decision_tool.publish.check.loading import load_library
from decision_tool.publish.records.cached import kept_files
from decision_tool.publish.records.documents import documents
from decision_tool.publish.records.formats import PDF
from decision_tool.publish.records.phrases import foot_of
from decision_tool.publish.records.sheet import pdf_source
from decision_tool.publish.source.yaml_source import read_yaml

ROOT = Path(__file__).parents[2]
SETTINGS = "pathways/common/settings.yml"
COPIED = ("package.json", "node_modules/fflate", "node_modules/pyodide", "build/engine")
"""What a build needs besides the pathways; the engine is made again where it is missing."""
OWN_NAMES = {
    "authority": "fast cic fostering adoption leaving-care early-help f4me cwd youth-offending "
    "health-visiting education-progress virtual-school family-time family-finders staying-put "
    "qaag mosaic valuing-care-tool leaving-care-partner leaving-care-mailbox",
    "boroughs": "boroughs first-borough second-borough first-borough-service "
    "second-borough-service borough-case-system borough-second-case-system first-borough-group "
    "second-borough-group second-borough-audit-group second-borough-protocol step-down-service "
    "mental-health-services mental-health-record",
    "fostering-agency": "fostering-agency practice-standards",
}
"""Whose each name is."""
CLAUSES = {"authority": "PERM|SGO|EH", "boroughs": "MH", "fostering-agency": "SUP"}
"""How the clauses of each begin."""
TITLES = {
    "authority": ("Adoption plan", "Leaving care", "Permanence guide"),
    "boroughs": ("mental-health", "Joint supervision with"),
    "fostering-agency": ("One-to-one", "staff-supervision", "Staff supervision guide", 'id="c17"'),
}
"""Words that only the pages of each contain."""
ORDINARY = {
    "Adoption": r"Adoption(?= plan| has not| and special| not working| social|, and an early"
    r"| by foster carers)"
    r"|(?<=[\">])Adoption(?=[\"<])|title: Adoption\b|(?<=; )Adoption(?=;)",
    "mental health services": r"hild and adolescent mental health services",
}
"""Names that are words of English as well, and where they are."""
THEIRS = (
    "assets/javascripts/",
    "assets/stylesheets/",
    "assets/images/",
    "assets/engine/pyodide/",
    "assets/engine/memory.bin",
)
"""Files of the theme and of Python's runtime, which hold no word of ours.

The snapshot is memory in pieces, and a piece of `LOAD_FAST` is no team's name. All of ours that is
in it comes from the engine's archive, which is looked through.
"""


@cache
def shipped() -> dict[str, Any]:
    found = read_yaml(SETTINGS, (ROOT / SETTINGS).read_bytes()).content
    assert isinstance(found, dict)
    return found


def invented(name: str) -> str:
    """Return a name that stands nowhere else."""
    return f"Zq{name.replace('-', '')}qz"


def settings_of_another(publish: list[str]) -> dict[str, Any]:
    return {
        **shipped(),
        "site-name": "Zqsiteqz",
        "council": "Zqcouncilqz",
        "names": {name: invented(name) for name in shipped()["names"]},
        "abbreviations": [],
        "publish": publish,
    }


def built(folder: Path, publish: list[str]) -> Path:
    """Return the site of a council that changed settings.yml and nothing else."""
    shutil.copytree(ROOT / "pathways", folder / "pathways")
    for name in COPIED:
        if (ROOT / name).is_dir():
            # An engine that another test has under way stands in a folder of its own for a moment.
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("tmp*"))
        elif (ROOT / name).is_file():
            shutil.copy(ROOT / name, folder / name)
    text = yaml.safe_dump(settings_of_another(publish), allow_unicode=True)
    (folder / SETTINGS).write_text(text, encoding="utf-8")
    for name in ("docs", "templates/theme", "mkdocs.yml"):
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
        copy(ROOT / name, folder / name)
    (folder / "decision_tool").mkdir()  # watched by `serve`, so it has to be there
    lay_out_sources(folder)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict"]
    quiet = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(  # noqa: S603 - our own interpreter, fixed arguments
        command, cwd=folder, env=quiet, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site"


def lay_out_sources(folder: Path) -> None:
    """Put the text that each PDF form is made of where the build looks for the PDF.

    In a PDF most words are packed. So every word of it is looked through, and none is typeset.
    """
    made = documents(load_library(folder))
    _, places = kept_files(made, folder, (PDF,))
    for one in made:
        place = places[f"{one.id}.{PDF.ending}"]
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(pdf_source(one) + foot_of(one), encoding="utf-8")


@pytest.fixture(scope="module", params=["authority", "boroughs", "fostering-agency"])
def published(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """Return a collection and the site of a council that publishes it alone."""
    collection = str(request.param)
    return collection, built(tmp_path_factory.mktemp(collection), [collection])


def texts(site: Path) -> Iterator[tuple[str, str]]:
    """Yield every file that holds words of ours, and every member of an archive."""
    for file in sorted(site.rglob("*")):
        name = file.relative_to(site).as_posix()
        if file.is_dir() or name.startswith(THEIRS):
            continue
        content = file.read_bytes()
        if is_zipfile(file):
            with ZipFile(io.BytesIO(content)) as archive:
                for member in archive.namelist():
                    yield f"{name}: {member}", archive.read(member).decode("utf-8", "replace")
        else:
            yield name, content.decode("utf-8", "replace")


def test_every_name_belongs_to_one_organisation() -> None:
    owned = [name for names in OWN_NAMES.values() for name in names.split()]

    assert sorted(owned) == sorted(shipped()["names"])


def test_no_name_of_the_first_council_is_left(published: tuple[str, Path]) -> None:
    _, site = published
    words = [*shipped()["names"].values(), *(one["means"] for one in shipped()["abbreviations"])]
    words += [shipped()["site-name"] + ",", shipped()["council"]]
    either = "|".join(re.escape(word) for word in words if not word.startswith("not confirmed"))
    pattern = re.compile(rf"(?<![\w-])(?:{either})(?![\w-])")
    found = []
    for name, text in texts(site):
        plain = text
        for ordinary in ORDINARY.values():
            plain = re.sub(ordinary, "", plain)
        found += [(name, plain[max(0, hit.start() - 40) : hit.end() + 20])
                  for hit in pattern.finditer(plain)]  # fmt: skip

    assert found == []


def test_nothing_of_what_is_not_published_is_left(published: tuple[str, Path]) -> None:
    collection, site = published
    others = [one for one in OWN_NAMES if one != collection]
    names = [invented(name) for one in others for name in OWN_NAMES[one].split()]
    titles = [re.escape(title) for one in others for title in TITLES[one]]
    clauses = [rf"\b(?:{CLAUSES[one]})-[A-Z]{{2,}}-" for one in others]
    pattern = re.compile("|".join([*names, *titles, *clauses]))
    found = [
        (name, text[max(0, hit.start() - 40) : hit.end() + 20])
        for name, text in texts(site)
        for hit in pattern.finditer(text)
    ]

    assert found == []


def test_a_site_of_one_organisation_speaks_of_no_other(published: tuple[str, Path]) -> None:
    _, site = published

    ours = ("index.html", "about/", "pathways/", "sources/", "glossary/", "gaps/", "calculator/")
    named = [name for name, text in texts(site) if "nother organisation" in text]
    assert [name for name in named if name.startswith(ours)] == []
    for page in (site / "sources").rglob("index.html"):
        assert re.search(r"Whose guidance: Zq\w+qz<", page.read_text(encoding="utf-8"))
