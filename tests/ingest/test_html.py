"""Saved web pages."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.html import read_html

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Skolemat | Matforbundet</title>
<script>var x = "skript";</script><style>p { color: red }</style></head><body>
<div class="cookie-banner"><p>Vi bruker informasjonskapsler.</p></div>
<header><a href="/">Matforbundet</a><nav><ul><li>Meny</li></ul></nav></header>
<main><h1>Skolemat</h1>
<p>Vi støtter <b>forslaget</b><sup>1</sup> om&nbsp;skolemat.</p>
<h2>1.2 Kjøkken</h2>
<p>Matforbundet<br>Gata 1<br>1234 Lia</p>
<ul><li>kjøkken på alle skoler<ul><li>også små</li></ul></li><li>opplæring</li></ul>
<ol start="3"><li>tredje</li></ol>
<blockquote>«Alle skal få mat.»</blockquote>
<table><tr><th>År</th><th>Kroner</th></tr><tr><td>2026</td><td>10</td></tr></table>
<p><strong>Til slutt</strong></p>
<p class="note"><sup>1</sup> Fra høringsnotatet.</p>
<div class="share"><p>Del denne siden</p></div>
<p><a href="#top">Til toppen</a></p>
</main><aside><p>Les også</p></aside><footer><p>Kontakt oss</p></footer></body></html>"""


def test_main_content_only() -> None:
    result = read_html(PAGE.encode())
    assert result.title == "Skolemat | Matforbundet"
    assert [(b.kind, b.level, b.marker, b.text) for b in result.blocks] == [
        ("heading", 1, None, "Skolemat"),
        ("paragraph", None, None, "Vi støtter forslaget om skolemat."),
        ("heading", 2, "1.2", "Kjøkken"),
        ("paragraph", None, None, "Matforbundet"),
        ("paragraph", None, None, "Gata 1"),
        ("paragraph", None, None, "1234 Lia"),
        ("item", 1, "•", "kjøkken på alle skoler"),
        ("item", 2, "•", "også små"),
        ("item", 1, "•", "opplæring"),
        ("item", 1, "3.", "tredje"),
        ("quote", None, None, "«Alle skal få mat.»"),
        ("table", None, None, "År | Kroner\n2026 | 10"),
        ("heading", 3, None, "Til slutt"),
        ("footnote", None, None, "Fra høringsnotatet."),
    ]
    assert {b.page for b in result.blocks} == {1}


def test_a_form_laid_out_as_a_table_is_read_as_text() -> None:
    answer = "Vi mener at alle skoler bør ha et kjøkken. " * 8
    page = f"<table><tr><td>Spørsmål 1</td><td><p>{answer}</p></td></tr></table>"
    assert [b.kind for b in read_html(page.encode()).blocks] == ["paragraph", "paragraph"]


def test_windows_encoding_named_in_the_page() -> None:
    page = '<html><head><meta charset="windows-1252"></head><body><p>Blåbær – «ja»</p></body></html>'
    assert [b.text for b in read_html(page.encode("cp1252")).blocks] == ["Blåbær – «ja»"]


def test_class_names_never_drop_the_text_itself() -> None:
    page = '<body class="menu-open cookies"><div class="has-sidebar"><h1>Svar</h1><p>Vi støtter dette.</p></div></body>'
    assert [b.text for b in read_html(page.encode()).blocks] == ["Svar", "Vi støtter dette."]


def test_entities_are_not_expanded_from_files() -> None:
    page = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><html><body><p>Ja &a;</p></body></html>'
    assert [b.text for b in read_html(page).blocks][-1] in ("Ja &a;", "Ja")


def test_deep_nesting_does_not_hurt_and_what_the_parser_lets_go_is_told() -> None:
    page = "<div>" * 200 + "Ja" + "</div>" * 200
    assert [b.text for b in read_html(page.encode()).blocks] == ["Ja"]
    page = "<div>" * 5000 + "Ja" + "</div>" * 5000
    assert "elementer inne i hverandre" in (read_html(page.encode()).refused or "")


def test_empty_and_one_word() -> None:
    assert read_html(b"").blocks == ()
    assert read_html(b"<html></html>").blocks == ()
    assert [b.text for b in read_html(b"Ja").blocks] == ["Ja"]


@given(st.binary(max_size=300))
def test_never_fails(data: bytes) -> None:
    assert all(b.text.strip() for b in read_html(data).blocks)
