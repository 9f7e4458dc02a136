"""The Word file opened again: headings, names, quotes with source and page, marks, what is left out."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

import msgspec
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from pipeline.records import Gap, Overall, Place, View
from tests.export.word.made import HEARING, Opened, Tables


@pytest.fixture
def bread() -> Tables:
    """Two measures, one of them spoken to; five municipalities, a union and a person answer; one writes elsewhere."""
    t = Tables()
    t.measure(
        1,
        "Bake mer brød i alle kommuner.",
        amount_nok=75_500_000,
        places=(
            Place(source="Boks 1", section="1 Brød", page=7, start=0, end=1),
            Place(source="Kapittel 2", section="2", page=9, start=0, end=1),
        ),
    )
    t.measure(2, "Male mer mel.")
    union = t.letter("Bakerlaget", "fagforening")
    t.says(union, "Vi vil ha mer brød.", "støtter")
    for name in ("Lia", "Mo", "Nes", "Os"):
        t.says(t.letter(f"{name} kommune", "kommune"), f"{name} trenger brød.", "støtter", page=3)
    person = t.letter("Privatperson 1", "privatperson", title="Brev fra Kari", file="kari.pdf")
    t.says(person, "Jeg liker ikke brød.", "kritisk", relation="mot", stance="kritisk")
    other = t.letter("Kakelaget", "interesseorganisasjon", answers="Kakereformen", date="2022")
    t.says(other, "Kake går foran brød.", "imot", relation="mot", stance="imot")
    t.gaps.append(Gap(kind="measure", id="boks-1/02", text="Male mer mel.", page=7))
    return t


def test_headings(bread: Tables) -> None:
    opened = bread.opened()
    assert opened.texts[:2] == ["Høringsinstansenes syn", "Brød til alle"]
    assert opened.headings(1) == ["Hvem som har svart", "Forslaget som helhet", "1 Brød", "Tiltak ingen har omtalt"]
    assert opened.headings(2) == ["Boks 1, punkt 1: Bake mer brød i alle kommuner."]
    assert opened.headings(3) == ["Tiltaket", "Høringsinstansenes syn", "Omtalt i andre innspill"]


def test_the_contents_hold_every_heading_and_lead_to_it(bread: Tables) -> None:
    opened = bread.opened()
    body = opened.document.element.body
    links = {h.get(qn("w:anchor")): "".join(t.text for t in h.iter(qn("w:t"))) for h in body.iter(qn("w:hyperlink"))}
    marks = {b.get(qn("w:name")): b.getparent() for b in body.iter(qn("w:bookmarkStart"))}
    assert list(links) == list(marks)
    for name, paragraph in marks.items():
        assert "".join(t.text for t in paragraph.iter(qn("w:t"))) == links[name]
    kinds = [f.get(qn("w:fldCharType")) for f in body.iter(qn("w:fldChar"))]
    assert kinds == ["begin", "separate", "end"]


def test_the_measure_stands_with_its_place_and_sum(bread: Tables) -> None:
    assert bread.opened().under("Tiltaket") == [
        "«Bake mer brød i alle kommuner.»",
        "Boks 1, punkt 1 (side 7 i planen). Står også i: Kapittel 2 (s.\u00a09). Beløp: 75,5\u00a0millioner kroner.",
    ]


def test_senders_are_named_and_municipalities_counted_with_their_names_in_a_footnote(bread: Tables) -> None:
    opened = bread.opened()
    tally, first, *rest = opened.under("Høringsinstansenes syn")
    assert tally == "Seks høringsinstanser har et syn på tiltaket: fem støtter det og én er kritisk til det."
    assert first == "Bakerlaget og fire kommuner støtter tiltaket."
    assert "Dette er Lia kommune, Mo kommune, Nes kommune og Os kommune." in opened.notes.values()
    assert "Lia kommune skriver: «Lia trenger brød.»" in rest
    assert rest[-1] == "Privatperson 1 er kritisk til tiltaket: «Jeg liker ikke brød.»"


def test_who_answered_by_type(bread: Tables) -> None:
    said = bread.opened().under("Hvem som har svart")
    assert said[0] == ("Seks høringsinstanser har svart på planen: fire kommuner, én fagforening og én privatperson.")
    assert "Kommuner (4): Lia kommune; Mo kommune; Nes kommune; Os kommune" in said
    assert "«Kakereformen» (2022): Kakelaget" in said


def test_every_quote_is_verbatim_and_its_footnote_has_sender_and_page(bread: Tables) -> None:
    sentences = {s.text: s for s in bread.sentences}
    sender = {d.doc_id: str(d.sender) for d in bread.documents}
    quotes = bread.opened().quotes()
    assert len(quotes) == len(sentences)
    for quote, note in quotes:
        s = sentences[quote]
        assert note.startswith(f"{sender[s.doc_id]}, ")
        assert note.endswith(f", s.\u00a0{s.page}.")


def test_what_answers_another_case_stands_apart(bread: Tables) -> None:
    opened = bread.opened()
    assert opened.under("Omtalt i andre innspill") == [
        "Fra «Kakereformen» (2022):",
        "Kakelaget går imot det tiltaket går ut på: «Kake går foran brød.»",
    ]
    assert not any("Kakelaget" in t for t in opened.under("Høringsinstansenes syn"))


def test_a_measure_nobody_addressed_is_listed(bread: Tables) -> None:
    assert bread.opened().under("Tiltak ingen har omtalt") == ["Boks 1, punkt 2: Male mer mel. (s.\u00a07)"]


def test_a_private_person_stands_by_number_alone(bread: Tables) -> None:
    opened = bread.opened()
    assert "Privatperson 1, 11.\u00a0september 2026, s.\u00a02." in opened.notes.values()
    assert b"Kari" not in (whole := b"".join(p.blob for p in opened.parts.values()))
    assert b"kari.pdf" not in whole


def test_a_withheld_response_is_only_counted(bread: Tables) -> None:
    n = next(i for i, d in enumerate(bread.documents) if d.sender == "Kakelaget")
    bread.documents[n] = msgspec.structs.replace(bread.documents[n], published=False)
    opened = bread.opened()
    assert "Unntatt fra publisering: 1 svar." in opened.texts
    assert b"Kake" not in b"".join(p.blob for p in opened.parts.values())


def test_a_view_taken_over_is_marked_with_the_words_that_take_it_over(bread: Tables) -> None:
    text = "Vi slutter oss til svaret fra Bakerlaget."
    number = bread.sentence(bread.letter("Brødlaget, avdeling Mo", "fagforening"), text)
    bread.views.append(
        View(
            sender="Brødlaget, avdeling Mo",
            measure_id="boks-1/01",
            view="støtter",
            inherited_from="Bakerlaget",
            n_positions=0,
            best_sentence_id=number,
        )
    )
    opened = bread.opened()
    said = opened.under("Høringsinstansenes syn")
    assert said[0].startswith("Sju høringsinstanser har et syn på tiltaket: seks støtter det")
    assert said[1] == "Bakerlaget og fire kommuner støtter tiltaket."
    assert (
        said[-1]
        == "Brødlaget, avdeling Mo, slutter seg til svaret fra Bakerlaget, som støtter tiltaket (overtatt syn)."
    )
    assert any(n.startswith(f"«{text}» (Brødlaget, avdeling Mo, ") for n in opened.notes.values())


def test_the_reservation_and_the_objection_are_named_and_the_rest_is_pages() -> None:
    t = Tables()
    t.measure(1, "Bake brød.")
    doc = t.letter("Lia kommune", "kommune")
    t.says(doc, "Ja, om staten betaler.", "blandet", stance="støtter-med-forbehold")
    t.says(doc, "Grovt brød er dumt.", "", relation="mot", stance="kritisk")
    t.says(doc, "Fint brød er dyrt.", "", relation="mot", stance="kritisk")
    t.says(doc, "Lyst brød er tørt.", "", relation="mot", stance="kritisk", page=5)
    opened = t.opened()
    assert opened.under("Høringsinstansenes syn") == [
        "Lia kommune er både for og mot tiltaket. Kommunen tar forbehold: «Ja, om staten betaler.» "
        "Kommunen innvender: «Grovt brød er dumt.» «Fint brød er dyrt.»"
    ]
    assert opened.notes["4"].endswith("s.\u00a02. Se også s.\u00a05.")


def test_a_reservation_stands_in_the_sender_s_own_words_and_its_sentence_in_the_footnote() -> None:
    t = Tables()
    t.measure(1, "Bake brød.")
    text = "Brød er bra, såfremt staten betaler."
    said = t.says(
        t.letter("Lia kommune", "kommune"), text, "støtter-med-forbehold", stance="støtter-med-forbehold", link=0.5
    )
    t.argues(said, "forbehold", "såfremt staten betaler")
    opened = t.opened()
    assert opened.under("Høringsinstansenes syn") == [
        "Lia kommune støtter tiltaket med forbehold: «såfremt staten betaler». [kontroller]"
    ]
    assert opened.notes["2"] == f"Lia kommune, Svar d00, 11.\u00a0september 2026, s.\u00a02. I sammenheng: «{text}»"


def test_a_requested_change_and_the_reason_for_it_stand_apart() -> None:
    t = Tables()
    t.measure(1, "Bake brød.")
    doc = t.letter("Lia kommune", "kommune")
    said = t.says(doc, "Bak boller, ellers blir det dyrt.", "foreslår", relation="utover", stance="foreslår")
    t.argues(said, "endring", "Bak boller")
    t.argues(said, "begrunnelse", "ellers blir det dyrt", ground="økonomi")
    after = t.sentence(doc, "Boller er også myke.", None, page=3)
    t.argues(said, "begrunnelse", "Boller er også myke.", at=after)
    opened = t.opened()
    assert opened.under("Høringsinstansenes syn") == [
        "Lia kommune foreslår noe mer eller annet enn tiltaket. Kommunen ber om endring: «Bak boller». "
        "Kommunen begrunner det slik: «Boller er også myke.» "
        "Kommunen begrunner det med økonomi og ressurser: «ellers blir det dyrt»."
    ]
    assert opened.notes["3"].endswith("s.\u00a03.")


def test_a_reason_inside_a_quoted_sentence_is_not_quoted_twice_but_what_it_builds_on_is_told() -> None:
    t = Tables(hearing=msgspec.structs.replace(HEARING, language="nn"))
    t.measure(1, "Bake brød.")
    said = t.says(t.letter("Laget", "frivillig"), "Nei, fordi det er dyrt.", "imot", relation="mot", stance="imot")
    t.argues(said, "begrunnelse", "fordi det er dyrt", ground="økonomi")
    assert t.opened().under("Høyringsinstansane sitt syn") == [
        "Laget går imot tiltaket: «Nei, fordi det er dyrt.» Organisasjonen grunngjev det med økonomi og ressursar."
    ]


def test_who_was_invited_and_has_sent_nothing() -> None:
    invited = ("Lia kommune", "Mo kommune", "Nes kommune", "Os kommune")
    t = Tables(hearing=msgspec.structs.replace(HEARING, invited=invited))
    t.letter("Lia kommune", "kommune")
    t.letter("Mo kommune", "kommune", published=False)
    t.letter("Nes kommune", "kommune", status="needs-ocr")
    t.letter("Os kommune", "kommune", answers="Kakereformen")
    assert "Disse er invitert, men har ikke svart: Os kommune." in t.opened().under("Hvem som har svart")


def test_the_first_footnote_stands_without_a_comment_beside_it(bread: Tables) -> None:
    """LibreOffice 7.4 mixes up all footnotes when the first one has a comment in its paragraph."""
    first = next(p for p in bread.opened().document.paragraphs if list(p._p.iter(qn("w:footnoteReference"))))
    assert first.text.startswith("Utkast.")
    assert not list(first._p.iter(qn("w:commentReference")))


def test_every_word_in_quotation_marks_is_in_the_tables(bread: Tables) -> None:
    bread.says("d00", "Og mer mel, takk,", "")
    known = [s.text for s in bread.sentences] + [m.text for m in bread.measures] + ["Kakereformen"]
    opened = bread.opened()
    said = [q for t in (*opened.texts, *opened.notes.values()) for q in re.findall("«([^«»]*)»", t)]
    said = [q for q in said if q not in ("Omtalt i andre innspill", "Nær nok hjelp")]
    assert "Og mer mel, takk" in said
    assert [q for q in said if not any(q in k for k in known)] == []


@pytest.mark.parametrize(("link", "sure", "marked"), [(0.9, 0.9, False), (0.5, 0.9, True), (0.9, 0.5, True)])
def test_a_low_score_is_marked_with_a_comment(link: float, sure: float, marked: bool) -> None:
    t = Tables()
    t.measure(1, "Bake brød.")
    t.says(t.letter("Lia kommune", "kommune"), "Ja takk.", "støtter", link=link, sure=sure)
    opened = t.opened()
    (said,) = opened.under("Høringsinstansenes syn")
    assert said.endswith("«Ja takk.» [kontroller]") == marked
    assert [("0,50 av 1" in c) for c in opened.comments.values()] == ([True] if marked else [])


def test_a_view_a_person_has_looked_at_is_not_marked() -> None:
    t = Tables()
    t.measure(1, "Bake brød.")
    t.says(t.letter("Lia kommune", "kommune"), "Ja takk.", "støtter", link=0.5)
    t.views[0] = msgspec.structs.replace(t.views[0], reviewed="Liv Strand, 2026-03-01", review="beholdt")
    assert t.opened().comments == {}
    t.views[0] = msgspec.structs.replace(t.views[0], review="må ses på nytt")
    assert t.opened().comments


def test_the_whole_comes_first_stated_and_weighed() -> None:
    t = Tables()
    doc = t.letter("Lia kommune", "kommune")
    by = t.says(doc, "Vi støtter planen.", "støtter", measure="helhet")
    t.overall.append(Overall(doc_id=doc, overall="støtter", score=1.0, sentence_id=by))
    other = t.letter("Mo kommune", "kommune")
    t.overall.append(Overall(doc_id=other, overall="kritisk", score=0.8, sentence_id=None))
    opened = t.opened()
    assert opened.under("Forslaget som helhet") == ["Lia kommune støtter forslaget: «Vi støtter planen.»"]
    assert opened.under("Svarene samlet")[1:] == [
        "Lia kommune støtter forslaget.",
        "Mo kommune er kritisk til forslaget når alt veies sammen. [kontroller]",
    ]


def test_demands_no_measure_covers_stand_sender_by_sender_and_other_cases_apart() -> None:
    t = Tables()
    doc = t.letter("Lia kommune", "kommune")
    other = t.letter("Lia kommune", "kommune", answers="Kakereformen", date=None)
    for d, text, stance in (
        (doc, "Gi oss smør.", "foreslår"),
        (doc, "Ost er feil.", "imot"),
        (other, "Kake!", "foreslår"),
    ):
        number = t.sentence(d, text, stance)
        t.gaps.append(Gap(kind="position", id=number, text=text, page=2))
    opened = t.opened()
    assert opened.headings(2) == ["Lia kommune", "Omtalt i andre innspill"]
    assert opened.under("Lia kommune") == ["Forslag:", "«Gi oss smør.»", "Kritikk:", "«Ost er feil.»"]
    assert opened.under("Lia kommune: «Kakereformen» (dato ikke kjent)") == ["Forslag:", "«Kake!»"]


def test_a_measure_only_mentioned_is_listed_with_who_mentions_it() -> None:
    t = Tables()
    t.measure(1, "Bake brød.")
    t.says(t.letter("Lia kommune", "kommune"), "Brød er nevnt.", "", relation="nevner", stance="kritisk")
    opened = t.opened()
    assert opened.under("Nevnt uten at noen tar stilling") == [
        "Boks 1, punkt 1: Bake brød. (s.\u00a07) Nevnt av Lia kommune."
    ]


def test_a_hearing_with_nothing_in_it() -> None:
    opened = Tables(hearing=msgspec.structs.replace(HEARING, has_plan=False)).opened()
    assert opened.under("Hvem som har svart") == ["Ingen har svart på forslaget."]


def test_nynorsk(bread: Tables) -> None:
    bread.hearing = msgspec.structs.replace(HEARING, language="nn")
    opened = bread.opened()
    assert opened.headings(1) == ["Kven som har svart", "Forslaget som heilskap", "1 Brød", "Tiltak ingen har omtalt"]
    assert opened.under("Høyringsinstansane sitt syn")[:2] == [
        "Seks høyringsinstansar har eit syn på tiltaket: fem støttar det og éin er kritisk til det.",
        "Bakerlaget og fire kommunar støttar tiltaket.",
    ]
    assert opened.document.core_properties.language == "nn"
    styles = opened.document.styles.element
    assert {e.get(qn("w:val")) for e in styles.iter(qn("w:lang"))} == {"nn-NO"}


HOSTILE = [
    '<script>alert("x")</script> ]]> &amp; <w:p/>',
    "brød" * 500,
    "nul \x00 klokke \x07 linje\nskift\tog \x0b \ufffe slutt",
    "«Sitat i sitat» og {} og {0} og %s",
]


@pytest.mark.parametrize("text", HOSTILE, ids=["script", "long word", "control", "format"])
def test_hostile_quotes_change_nothing(text: str) -> None:
    t = Tables(hearing=msgspec.structs.replace(HEARING, title=f"Brød {text}"))
    t.measure(1, text, section=text)
    doc = t.letter(f"Lia {text}", "kommune", title=text)
    t.says(doc, text, "støtter")
    number = t.sentence(doc, text)
    t.gaps.append(Gap(kind="position", id=number, text=text, page=2))
    opened = t.opened()
    written = re.sub("[\x00\x07\x0b\ufffe]", "\ufffd", re.sub(r"[\n\t]", " ", text))
    assert [q for q, _ in opened.quotes()] == [written, written]
    assert opened.under("Tiltaket")[0] == f"«{written}»"


def test_the_file_is_whole(bread: Tables) -> None:
    """What Word asks for: separators, every reference has its target, no id twice, every relationship its part."""
    bread.says("d00", "Usikkert brød.", "", link=0.1)
    data = bread.made()
    opened = Opened(data)
    body = opened.document.element.body
    notes = parse_xml(opened.parts["/word/footnotes.xml"].blob)
    ids = [n.get(qn("w:id")) for n in notes]
    assert ids[:2] == ["-1", "0"]
    assert len(set(ids)) == len(ids)
    assert [r.get(qn("w:id")) for r in body.iter(qn("w:footnoteReference"))] == ids[2:]
    pointed = opened.document.settings.element.find(qn("w:footnotePr"))
    assert [n.get(qn("w:id")) for n in pointed] == ["-1", "0"]
    for kind in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert [c.get(qn("w:id")) for c in body.iter(qn(f"w:{kind}"))] == list(opened.comments)
    names = {s.get(qn("w:styleId")) for s in opened.document.styles.element.iter(qn("w:style"))}
    for tag in ("pStyle", "rStyle"):
        for root in (body, notes):
            assert {s.get(qn("w:val")) for s in root.iter(qn(f"w:{tag}"))} <= names
    with zipfile.ZipFile(BytesIO(data)) as archive:
        members = archive.namelist()
        assert len(set(members)) == len(members)
        assert {i.date_time for i in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        rels = parse_xml(archive.read("word/_rels/document.xml.rels"))
    targets = [r.get("Target") for r in rels]
    assert len(set(targets)) == len(targets)
    assert {f"word/{t}" for t in targets} <= set(members)


def test_the_same_bytes_every_time_and_no_clock(bread: Tables) -> None:
    assert bread.made() == bread.made()
    properties = bread.opened().document.core_properties
    assert {properties.created.year, properties.modified.year} == {2000}
    assert (properties.title, properties.author) == ("Høringsinstansenes syn", "Høringskart")
