"""A command that goes by one edition reads what comes from another, or says exactly what it is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from decision_tool import cli
from decision_tool.core.errors import FaultsError
from decision_tool.publish.check.loading import load_library
from decision_tool.publish.source.edition_library import edition_library
from decision_tool.publish.source.editions import editions_in, layouts_of
from tests.site.edition_site import case_text, published

Command = Callable[..., tuple[int, str, str]]
TODAY = ("--today", "2026-09-07")
DROPPED = (
    "pathways: column 'gap-weeks': The question “How many weeks apart?” was dropped in edition "
    "1.2, so the column is not used. It is always two weeks now.\n"
)


@pytest.fixture(name="project", scope="module")
def _project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("editions")
    published(root)
    return root


@pytest.fixture(name="run")
def _run(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Command:
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        status = cli.main(["--source", str(project), *arguments])
        return (status, *capsys.readouterr())

    return run


def held(run: Command, *flags: str) -> tuple[list[str], str]:
    """Return the meetings that the team of the table has held, and what was said."""
    status, out, err = run("caseload", "team.csv", *TODAY, "--format", "json", *flags)
    assert status == 0, err
    groups = {one["id"]: one["rows"] for one in json.loads(out)["groups"]}
    return [row["title"] for row in groups.get("held", [])], err


def test_a_mark_under_the_name_of_another_edition_is_never_lost(
    run: Command, tmp_path: Path
) -> None:
    for heading in ("Held settle/visit", "Held settle/look-in"):
        table = f"Pathways,moving day,{heading},gap-weeks\nmove; settle,14/12/2026,1/9/2026,2\n"
        (tmp_path / "team.csv").write_text(table, encoding="utf-8")
        assert held(run) == (["First visit"], DROPPED)
        assert held(run, "--edition", "1.0") == (["First visit"], "")


def test_ids_of_a_later_edition_are_carried_back_or_refused(run: Command, tmp_path: Path) -> None:
    marks = {"settle/look-in": "2026-09-01", "welcome/tea": "2026-09-02"}
    text = case_text("1.2", pathways=["move", "settle", "welcome"], answers={}, held=marks)
    (tmp_path / "case.json").write_text(text, encoding="utf-8")
    status, out, err = run("plan", "case.json", "--edition", "1.0", "--format", "json")
    assert status == 0
    assert json.loads(out)["given"]["held"] == {"settle/visit": "2026-09-01"}
    assert err.splitlines()[1:] == [
        "The step 'settle/look-in' is called 'First visit' in edition 1.0.",
        "Left out: Edition 1.0 has no pathway called 'Welcome home': edition 1.2 has it.",
        (
            "Left out: Edition 1.0 has no step called 'Tea': edition 1.2 has it. "
            "It was held on Wed 2 Sep 2026."
        ),
    ]
    flags = ("plan", "settle", "--held", "settle/look-in=2026-09-01", "--edition", "1.0")
    assert run(*flags) == (
        2,
        "",
        (
            "pathways: --held: there is no step called 'settle/look-in'. "
            "Did you mean 'settle/visit'?\n"
        ),
    )


def test_blank_forms_are_those_of_the_edition_that_is_asked_for(
    run: Command, tmp_path: Path
) -> None:
    for flags, other in ((("--edition", "1.0"), "1.2"), (("--as-at", "2027-12-01"), "1.0")):
        out = tmp_path / other
        asked = ("records", "minutes", "--format", "html", "--out", str(out))
        assert run(*asked, *flags)[0] == 0
        page = (out / "minutes-move-first.html").read_text(encoding="utf-8")
        assert ("Anything else" in page) == (other == "1.2")
        assert f"edition {other}" not in page
    assert (tmp_path / "1.2" / "minutes-settle-visit.html").is_file()


def test_the_forms_of_an_edition_come_back_as_they_were_laid_out(project: Path) -> None:
    library = load_library(project)
    newest = editions_in(project)[-1]
    assert edition_library(newest, editions_in(project), library).layouts == library.layouts
    for form in ({"is": "Poster"}, {"is": "Part", "shape": "round"}):
        with pytest.raises(FaultsError) as refusal:
            layouts_of(replace(newest, forms={"minutes": form}))
        assert "does not know how its record forms are laid out" in str(refusal.value)


def test_a_case_of_an_edition_that_is_not_known_says_so_and_is_no_child_of_another(
    run: Command, tmp_path: Path
) -> None:
    (tmp_path / "one.json").write_text(case_text("9.9"), encoding="utf-8")
    told = (
        "It was made under edition 9.9, which is not here as it was then, so it is planned by "
        "edition 1.2. Open it in the calculator: that says what differs."
    )
    status, out, _ = run("case", "check", "one.json")
    assert (status, out.splitlines()[-1]) == (0, f"  {told}")
    assert run("case", "show", "one.json")[2].splitlines()[0] == f"one.json: {told}"
    _, out, err = run("diff", "1.0", "1.2", "--cases", "one.json", *TODAY)
    assert (out.splitlines()[-1], err) == (
        "Not counted: one was made under edition 9.9, which is not known here.",
        "",
    )
    assert "0 of 0 children: " in out


@pytest.mark.parametrize("follows", ["1.1", "1.2"])
def test_a_case_for_which_somebody_chose_says_which_edition_it_follows(
    run: Command, tmp_path: Path, follows: str
) -> None:
    (tmp_path / "one.json").write_text(case_text("1.0", follows=follows), encoding="utf-8")
    _, out, _ = run("case", "check", "one.json")
    assert out.endswith(
        f"nothing to compare. Somebody chose: this case follows edition {follows}.\n"
    )
