"""The page of the codebook."""

from __future__ import annotations

from pathlib import Path

from lxml import html as parse

from pipeline.report.context.codebook import codebook_page
from pipeline.report.material import gather
from tests.report import mini


def test_what_a_theme_caught_and_by_what(tmp_path: Path) -> None:
    page = codebook_page(gather(mini.tables().inputs(tmp_path)))
    assert [e.code for e in page.themes] == ["alkohol", "bolig", "straff", "eldre"]
    assert (page.n_patterns, page.n_never) == (4, 1)
    alcohol, housing, *_, elderly = page.themes
    # the plan's own sentence is not counted
    assert (alcohol.n_sentences, alcohol.n_senders, alcohol.how) == (4, 2, (("mønster i setningen selv", 4),))
    assert alcohol.words == (("alkohol", 4),)
    assert [(p.pattern, p.n, p.n_alone, p.n_given, p.width) for p in alcohol.include] == [
        ("pristillegg", 4, 4, 3, 100.0),
        ("alkohol*", 2, 1, 2, 50.0),
    ]
    assert [p.pattern for p in alcohol.exclude] == ["alkohol og <annet>"]
    assert alcohol.never == ("vinmonopol*",)
    assert (alcohol.belongs, alcohol.belongs_not) == (("Ølet må bli dyrere.",), (f"Ingen {mini.EVIL} drikker.",))
    # what names the private person is shown nowhere, and not counted
    assert (housing.n_sentences, housing.n_senders) == (3, 3)
    assert (elderly.n_sentences, elderly.include, elderly.never) == (0, (), ())


def test_the_page_leads_to_the_themes_and_escapes(site: dict[str, str]) -> None:
    tree = parse.fromstring(site["kodebok.html"])
    assert tree.xpath("//section[@aria-labelledby='tema-alkohol']/h2/a/@href") == ["tema/alkohol.html"]
    assert "alkohol og <annet>" in tree.xpath("//code/text()")
    assert "corpus/mini/codebook.yaml" in tree.text_content()
