"""What changed between two editions, as one page of HTML that needs nothing beside it."""

from __future__ import annotations

from decision_tool.core.days.dates import long_date
from decision_tool.core.editions.effect_words import effect_summary
from decision_tool.core.editions.report import Report, reasons_of
from decision_tool.core.words import capital
from decision_tool.publish.words.templates import render_html

TEMPLATE = "diff.html.j2"


def report_as_page(report: Report) -> str:
    """Return the page. Changes of wording alone are folded under each heading."""
    effect = report.effect
    return render_html(
        TEMPLATE,
        old=report.old,
        new=report.new,
        counts=capital(report.counts),
        groups=report.groups,
        effect=effect,
        effect_summary=effect_summary(effect) if effect else "",
        today=long_date(effect.today) if effect else "",
        children=[(one, reasons_of(one.rows)) for one in effect.told] if effect else [],
    )
