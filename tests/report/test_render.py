"""Pages in few bytes, and what the style says in place of the page."""

from __future__ import annotations

import re

import pytest

from pipeline.report import render
from pipeline.report.words import STANCES, VIEWS, Look


@pytest.mark.parametrize(
    ("html", "lean"),
    [
        ("<p>\n    a b\n\n  c  d</p>\n", "<p>\na b\nc  d</p>\n"),
        ("<pre>\n  a\n\n    b</pre>\n  <p>", "<pre>\n  a\n\n    b</pre>\n<p>\n"),
        ('<td class="x"><span data-t>Meny</span></td>', '<td class="x" data-t>Meny</td>\n'),
        ('<b><span data-count="views?a=b" data-blank>4</span></b>', '<b data-count="views?a=b" data-blank>4</b>\n'),
        ('<b><span data-count="views">4</span> av 5</b>', '<b><span data-count="views">4</span> av 5</b>\n'),
        (
            '<span class="x"><span data-t>av <span data-a="n">4</span></span></span>',
            '<span class="x" data-t>av <span data-a="n">4</span></span>\n',
        ),
        ("<li><span data-t>av <i>4</i></span></li>", "<li><span data-t>av <i>4</i></span></li>\n"),
    ],
)
def test_a_page_is_made_lean(html: str, lean: str) -> None:
    assert render.lean(html) == lean
    assert render.lean(lean) == lean


@pytest.mark.parametrize("look", [*STANCES.values(), *VIEWS.values()], ids=lambda look: look.label)
def test_the_style_has_the_sign_of_every_stance(look: Look) -> None:
    """The page leaves out the sign only where the style has it; ``words.py`` is where signs are set."""
    style = render.static("style.css").decode()
    signs = dict(re.findall(r'\.stance\.(\w+)::before \{ content: "([^"]+)";', style))
    if (look.css, look.sign) != ("none", "○"):  # which macros.html writes
        assert signs[look.css] == look.sign
