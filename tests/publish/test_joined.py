"""Stylesheets are joined in the order that pages name them, and keep finding their drawings."""

from __future__ import annotations

from pathlib import Path

import pytest

from decision_tool.publish.site.frame import Frame
from decision_tool.publish.site.joined import (
    SITE_STYLES,
    TOOL_STYLES,
    Styles,
    StylesError,
    join_styles,
    joined_links,
    write_joined,
)

NAMED = (
    "assets/stylesheets/main.min.css",
    "assets/css/frame.css",
    "assets/tool/find/find.css",
    "assets/css/record-sheet.css",
    "assets/css/records.css",
    "assets/tool/record/record.css",
    "assets/css/print.css",
)
SCRIPT = '<script type="module" src="{}assets/tool/find/find.mjs"></script>'


def page(root: str, *, tool: bool = False, names: tuple[str, ...] = NAMED) -> str:
    links = [f'  <link rel="stylesheet" href="{root}{path}">\n' for path in names]
    between = '  <script src="early.js"></script>\n'
    body = f"<body>{SCRIPT.format(root) if tool else ''}</body>"
    return f"<head>\n{''.join(links[:2])}{between}{''.join(links[2:])}</head>{body}"


@pytest.mark.parametrize("root", ["", "../", "/guide/"])
def test_a_page_links_one_stylesheet_where_it_named_the_first(root: str) -> None:
    html, styles = joined_links(page(root), root)

    assert html == (
        f'<head>\n  <link rel="stylesheet" href="{root}{SITE_STYLES}">\n'
        '<script src="early.js"></script>\n  </head><body></body>'
    )
    assert styles == Styles(NAMED)


def test_a_page_with_a_tool_links_one_more_after_it() -> None:
    html, _ = joined_links(page("../", tool=True), "../")
    links = [f'<link rel="stylesheet" href="../{path}">' for path in (SITE_STYLES, TOOL_STYLES)]

    assert "\n".join(links) in html
    assert html.count("<link") == 2


def test_what_came_last_has_the_last_word_in_both() -> None:
    styles = Styles(NAMED)

    assert styles.of_site == [NAMED[0], NAMED[1], NAMED[4], NAMED[6]]
    assert styles.of_tools == [NAMED[2], NAMED[3], NAMED[5], NAMED[6]]


def test_a_stylesheet_of_another_site_or_of_none_is_left_alone() -> None:
    for html in ('<link rel="stylesheet" href="https://e.example/a.css">', "<p>No link</p>"):
        assert joined_links(html, "") == (html, Styles(()))


def test_addresses_in_a_stylesheet_lead_where_they_led() -> None:
    texts = {
        "assets/css/a.css": '@charset "UTF-8";a{b:url(../sealed/x.svg)}',
        "assets/tool/find/b.css": "c{d:url('e.png');f:url(#g);h:url(/i.svg)}",
    }

    assert join_styles(texts, SITE_STYLES).splitlines() == [
        '@charset "utf-8";',
        'a{b:url("../sealed/x.svg")}',
        'c{d:url("../tool/find/e.png");f:url(#g);h:url(/i.svg)}',
    ]


def test_where_the_source_of_a_stylesheet_was_is_not_told() -> None:
    text = "a{}\n/*# sourceMappingURL=a.css.map */\n"

    assert join_styles({"a.css": text}, SITE_STYLES) == '@charset "utf-8";\na{}\n'


def test_what_counts_at_the_start_of_a_file_alone_is_refused() -> None:
    with pytest.raises(StylesError, match=r"a\.css holds @import, which counts"):
        join_styles({"a.css": '@import "b.css";'}, SITE_STYLES)


def test_a_stylesheet_that_is_named_and_not_there_is_told_of(tmp_path: Path) -> None:
    with pytest.raises(StylesError, match=r"name the stylesheet a\.css, and the site has none"):
        write_joined(tmp_path, Styles(("a.css",)))


def test_a_frame_writes_what_its_pages_link(tmp_path: Path) -> None:
    for path in NAMED:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"/* {path} */", encoding="utf-8")
    frame = Frame()
    frame.page(page("../", tool=True), "a/")
    frame.template(page("/"), "404.html", "")
    frame.write(tmp_path)

    for path, parts in Styles(NAMED).files.items():
        written = (tmp_path / path).read_text(encoding="utf-8")
        assert written.splitlines()[1:] == [f"/* {part} */" for part in parts]


def test_pages_that_name_different_stylesheets_are_refused(tmp_path: Path) -> None:
    frame = Frame()
    frame.page(page(""), "")
    frame.page(page("", names=NAMED[:3]), "")

    with pytest.raises(StylesError, match="Pages name different stylesheets"):
        frame.write(tmp_path)
