"""Private persons appear by number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pipeline.ingest.extracted import RawBlock, assemble
from pipeline.ingest.privacy import OMITTED, hide_person
from pipeline.records import Line


def test_name_and_contact_details_go_and_the_rest_stays() -> None:
    blocks = [
        RawBlock(kind="letterhead", text="Kari Ås Lund, Storgata 5, 1234 Lia, kari@lia.no, 22 33 44 55", page=1),
        RawBlock(kind="paragraph", text="Jeg, Kari Ås\nLund, bor i Storgata 5.", page=1),
        RawBlock(kind="signature", text="KARI ÅS LUND", page=1),
    ]
    head, prose, tail = hide_person(blocks, "Kari Ås Lund", "Privatperson 1")
    assert head.text == f"Privatperson 1, {OMITTED}, {OMITTED}, {OMITTED}, {OMITTED}"
    assert prose.text == "Jeg, Privatperson 1, bor i Storgata 5."
    assert tail.text == "Privatperson 1"


@given(st.lists(st.sampled_from(["Kari Lund", "mat", "og", "a@b.no", "Kari", "Lund"]), min_size=1, max_size=12))
def test_lines_follow_the_text(words: list[str]) -> None:
    text, lines, at = " ".join(words), [], 0
    for word in words:
        lines.append(Line(page=1, start=at, end=at + len(word), x0=0, top=0, x1=1, bottom=1))
        at += len(word) + 1
    block = RawBlock(kind="signature", text=text, page=1, lines=tuple(lines))
    hidden = hide_person([block], "Kari Lund", "Privatperson 12")
    assert "Kari Lund" not in hidden[0].text
    whole, placed = assemble("d", hidden)
    assert placed[0].end == len(whole)
    for line in placed[0].lines:
        assert 0 <= line.start < line.end <= len(whole)
