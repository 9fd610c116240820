"""The last look at a page: it holds no text as markup and nothing that the policy refuses."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from decision_tool.publish.csp import PAGE_POLICY, POLICY, violations, with_policy
from decision_tool.publish.site.frame import Frame
from decision_tool.publish.site.markup import MarkupError, fragments, refuse


@dataclass(frozen=True)
class Part:
    """A record within a record."""

    title: str
    names: dict[str, tuple[str, ...]]


def test_every_text_that_could_be_markup_is_known_by_its_tag() -> None:
    part = Part("Over 3 < 4", {"a": ('x"><img src=y onerror=z> b', "<!-- hidden")})

    assert fragments(part) == {"<img src=y onerror=z>", "<!-- hidden"}


def test_a_bare_tag_is_known_by_its_neighbours() -> None:
    assert fragments(["Put <b>every plan</b> here"]) == {
        "Put <b>every plan</",
        "b>every plan</b> here",
    }


def test_a_page_that_holds_a_text_as_markup_is_refused_by_name() -> None:
    with pytest.raises(MarkupError, match=r"a/: a text from pathways/ .* as markup: <i x=1>"):
        refuse("<p>A <i x=1> b</p>", "a/", fragments("A <i x=1> b"))


def test_a_page_that_shows_it_as_text_is_not() -> None:
    refuse("<p>A &lt;i x=1&gt; b</p>", "a/", fragments("A <i x=1> b"))


@pytest.mark.parametrize(
    "markup",
    [
        '<img src="x" onerror="go()">',
        "<img/onerror=go()>",
        '<a href="javascript:go()">',
        "<p style='color:red'>",
        "<style>p{}</style>",
        '<base href="/">',
        '<object data="x"></object>',
        '<form action="/x"></form>',
        '<button formaction="/x"></button>',
        '<a ping="/x" href="y"></a>',
        '<meta http-equiv="refresh" content="0;url=//e.example">',
        "<script>go()</script>",
        '<script src="https://e.example/a.js"></script>',
        '<iframe src="//e.example/"></iframe>',
        '<link rel="stylesheet" href="https://e.example/a.css">',
    ],
)
def test_a_page_that_breaks_the_policy_is_refused(markup: str) -> None:
    assert violations(markup)
    with pytest.raises(MarkupError, match="the content policy refuses"):
        refuse(f"<p>text</p>{markup}", "a/", ())


def test_the_build_looks_at_every_page_and_at_the_error_page() -> None:
    frame = Frame({"<i x=1>"})

    with pytest.raises(MarkupError, match="the home page: "):
        frame.page("<head></head><i x=1>", "")
    with pytest.raises(MarkupError, match=r"404\.html: "):
        frame.template("<head></head><i x=1>", "404.html", "")


def test_every_page_states_the_policy_before_anything_it_could_load() -> None:
    page = with_policy('<!doctype html>\n<head lang="en"><link rel="icon" href="a"></head>')

    assert page.index("Content-Security-Policy") < page.index("<link")
    assert f'content="{PAGE_POLICY}"' in page


def test_the_page_states_all_that_a_page_can_state() -> None:
    """A browser passes over frame-ancestors in a page, and says so in its console."""
    assert f"{PAGE_POLICY}; frame-ancestors 'self'" == POLICY
    assert "form-action 'none'" in PAGE_POLICY
