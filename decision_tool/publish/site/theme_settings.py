"""What the plugin changes in the settings of MkDocs and its theme."""

from __future__ import annotations

from mkdocs.config.defaults import MkDocsConfig

from decision_tool.publish.site.bundle import TOOL

STYLES = (
    "assets/css/pathway.css",
    f"{TOOL}/calculator/calculator.css",
    f"{TOOL}/calculator/form.css",
    f"{TOOL}/calculator/answer.css",
    f"{TOOL}/calculator/toolbar.css",
    f"{TOOL}/calculator/drawing.css",
    f"{TOOL}/calculator/timetable.css",
    f"{TOOL}/calculator/count.css",
    f"{TOOL}/calculator/what-if.css",
    f"{TOOL}/calculator/edition.css",
    f"{TOOL}/calculator/joint.css",
    f"{TOOL}/calculator/since.css",
    f"{TOOL}/calculator/paper.css",
    f"{TOOL}/find/find.css",
    f"{TOOL}/caseload/caseload.css",
    f"{TOOL}/caseload/monday.css",
    "assets/css/record-sheet.css",
    "assets/css/records.css",
    f"{TOOL}/record/record.css",
)
PRINT = "assets/css/print.css"


def add_styles(styles: list[str]) -> None:
    """Put our stylesheets before the one for paper, which has the last word."""
    place = styles.index(PRINT) if PRINT in styles else len(styles)
    styles[place:place] = [style for style in STYLES if style not in styles]


def leave_travel_to_us(config: MkDocsConfig) -> None:
    """Switch off the theme's way of changing pages: it forgets what was typed on a page not had."""
    features = config.theme.get("features", [])
    kept = [one for one in features if not one.startswith("navigation.instant")]
    config.theme["features"] = kept
