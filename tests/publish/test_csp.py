from __future__ import annotations

import pytest

from decision_tool.publish.csp import POLICY, seal_page, seal_stylesheet, violations
from decision_tool.publish.site.frame import Frame, root_of


def test_an_inline_script_becomes_a_file_reached_from_the_page() -> None:
    sealed = seal_page("<p>a</p><script>go()</script>", "../../")

    [(path, code)] = sealed.files.items()
    assert code == "go()"
    assert sealed.text == f'<p>a</p><script src="../../{path}"></script>'


def test_the_same_script_is_one_file_on_every_page() -> None:
    assert (
        seal_page("<script>go()</script>", "").files
        == seal_page("<b></b><script>go()</script>", "../").files
    )


def test_a_script_keeps_its_attributes() -> None:
    assert (
        '<script type="module" src="assets'
        in seal_page('<script type="module">go()</script>', "").text
    )


@pytest.mark.parametrize(
    "html",
    [
        '<script src="a.js"></script>',
        '<script id="__config" type="application/json">{"base": "."}</script>',
        "<p>no script</p>",
    ],
)
def test_what_the_policy_accepts_stays(html: str) -> None:
    sealed = seal_page(html, "")

    assert sealed.text == html
    assert not sealed.files


@pytest.mark.parametrize(
    "value",
    [
        "\"data:image/svg+xml;charset=utf-8,<svg xmlns='x'><path d='M0(1)'/></svg>\"",
        "'data:image/svg+xml,%3Csvg xmlns=%27x%27%3E%3Cpath d=%27M0(1)%27/%3E%3C/svg%3E'",
        '"data:image/svg+xml;base64,PHN2ZyB4bWxucz0neCc+PHBhdGggZD0nTTAoMSknLz48L3N2Zz4="',
    ],
)
def test_a_drawing_inside_a_stylesheet_becomes_a_file(value: str) -> None:
    sealed = seal_stylesheet(f"a{{mask-image:url({value})}}", "../")

    [(path, drawing)] = sealed.files.items()
    assert drawing == "<svg xmlns='x'><path d='M0(1)'/></svg>"
    assert sealed.text == f'a{{mask-image:url("../{path}")}}'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<script>go()</script>", "an inline <script>"),
        ("<style>a{}</style>", "a <style> element"),
        ('<p style="color:red">', "a style attribute on <p>"),
        ('<a onclick="go()">', "a onclick attribute on <a>"),
        ('<a href="javascript:go()">', "a javascript: address on <a>"),
        ('<img src="data:image/png;base64,AA">', "<img> loads data:image/png;base64,AA"),
        ('<script src="//cdn.example/a.js"></script>', "<script> loads //cdn.example/a.js"),
        (
            '<link rel="preload icon" href="https://e.example/i">',
            "<link> loads https://e.example/i",
        ),
    ],
)
def test_names_what_the_policy_refuses(html: str, expected: str) -> None:
    assert violations(html) == [expected]


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://www.example.org/">a link loads nothing</a>',
        '<link rel="canonical" href="https://www.example.org/">',
        '<script type="application/json">{}</script>',
        '<svg width="10"><path d="M0 0"/></svg>',
    ],
)
def test_accepts_what_loads_nothing(html: str) -> None:
    assert violations(html) == []


def test_the_policy_has_no_way_out() -> None:
    assert "unsafe-inline" not in POLICY
    assert "http" not in POLICY
    assert "form-action 'none'" in POLICY


@pytest.mark.parametrize(
    ("url", "root"),
    [
        ("", ""),
        ("./", ""),
        ("a/", "../"),
        ("a/b/", "../../"),
        ("a/b.html", "../"),
        ("404.html", ""),
    ],
)
def test_counts_the_folders_between_a_page_and_the_root(url: str, root: str) -> None:
    assert root_of(url) == root


def test_the_error_page_starts_from_where_the_site_stands() -> None:
    page = "<script>go()</script>"

    assert 'src="/assets/' in Frame().template(page, "404.html", "")
    assert 'src="/guide/assets/' in Frame().template(page, "404.html", "https://e.example/guide/")


def test_the_skip_link_leads_to_the_content_whatever_the_theme_wrote() -> None:
    theme = '<div data-md-component="skip">\n <a href="#steps" class="md-skip">Skip</a>\n</div>'

    assert Frame().page(theme, "") == (
        '<div data-md-component="skip"><a href="#start" class="md-skip">Skip to content</a></div>'
    )
