"""Pages saved from a hearing's portal: made here after what is known of the real ones, and the three real ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.ingest.extracted import Extracted, PortalRow, RawBlock, assemble
from pipeline.ingest.html import read_html
from pipeline.ingest.letter import read_letter
from pipeline.ingest.portal import NO_REMARKS, joined
from pipeline.ingest.text import read_text
from pipeline.segment import segment

ARGUED = "<p>Kommunen går imot forslaget.</p><p>Skolene våre har ikke kjøkken.</p>"


def answer(name: str, body: str = ARGUED, links: str = "", kind: str = "") -> Extracted:
    page = f"""<html lang="nb"><head><title>Høring - Skolemat - regjeringen.no</title></head><body>
      <nav><a href="/">Forsiden</a></nav>
      <main><div class="article-content"><header class="article-header"><h1>Høringssvar fra {name}</h1></header>
      <div class="hearing-answer"><div class="article-ingress"><p></p></div>
      <p class="hearing-answer-timestamp"><b>Dato:</b> 14.09.2026</p>{kind}
      <div class="article-body">{body}</div>{links}</div></div></main>
      <footer><ul class="link-list"><li><a href="/om">Om nettstedet</a></li></ul></footer></body></html>"""
    return read_html(page.encode())


def attached(*names: str) -> str:
    items = "".join(f'<li><a href="/no/Download/?vedleggId=1">{n}</a></li>' for n in names)
    return f'<h3>Vedlegg</h3><ul class="link-list">{items}</ul>'


def listing(*rows: tuple[str, str]) -> Extracted:
    items = "".join(f'<li id="1" data-instans="{c}"><a href="?uid=1">{n}</a></li>' for n, c in rows)
    return read_html(f"<main><h1>Høring</h1><ul data-horingssvar-list>{items}</ul></main>".encode())


def texts(read: Extracted) -> list[tuple[str, str]]:
    return [(b.kind, b.text) for b in read.blocks]


def test_an_answers_parts() -> None:
    read = answer("Lia kommune", links=attached("Saksframlegg.pdf (PDF, 291KB)"))
    assert (read.sender, read.date, read.attachments) == ("Lia kommune", "2026-09-14", ("Saksframlegg.pdf",))
    assert texts(read) == [
        ("heading", "Høringssvar fra Lia kommune"),
        ("letterhead", "Dato: 14.09.2026"),
        ("paragraph", "Kommunen går imot forslaget."),
        ("paragraph", "Skolene våre har ikke kjøkken."),
        ("furniture", "Vedlegg: Saksframlegg.pdf"),
    ]


@pytest.mark.parametrize("name", ["Lia kommune (uten merknader)", "Lia kommune (utan merknader)"])
def test_the_label_alone_is_the_answer(name: str) -> None:
    read = answer(name, body="")
    assert read.sender == "Lia kommune"
    assert ("paragraph", NO_REMARKS) in texts(read)
    assert read.warnings == ()


def test_newer_pages_say_it_beside_the_text() -> None:
    kind = "<div><strong>Svartype:</strong> Uten merknad</div>"
    assert ("paragraph", NO_REMARKS) in texts(answer("Lia kommune", "", kind=kind))
    kind = "<div><strong>Svartype:</strong> Med merknad</div>"
    assert NO_REMARKS not in dict(texts(answer("Lia kommune", "", kind=kind))).values()


def test_a_text_that_argues_goes_before_the_label() -> None:
    read = answer("Lia kommune (uten merknader)")
    assert NO_REMARKS not in [t for _, t in texts(read)]
    assert "9 ord" in read.warnings[0]


def test_an_annex_may_hold_the_answer() -> None:
    read = answer("Lia kommune (uten merknader)", "", attached("Uttalelse.pdf"))
    assert NO_REMARKS not in [t for _, t in texts(read)]


def test_the_list_is_no_answer() -> None:
    read = listing(("Lia kommune", "Kommune"), ("Mattilsynet (uten merknader)", "Annen offentlig etat"))
    assert read.blocks == ()
    assert "2 høringssvar" in (read.reason or "")
    assert read.listed == (
        PortalRow(sender="Lia kommune", category="Kommune"),
        PortalRow(sender="Mattilsynet", category="Annen offentlig etat", without=True),
    )


def test_the_list_tells_of_the_others() -> None:
    files = {
        "liste.html": listing(
            ("Lia kommune", "Kommune"),
            ("Matfolket (uten merknader)", "Frivillig organisasjon"),
            ("Borte kommune", "Kommune"),
            ("Kari Vik", "Privatperson"),
        ),
        "lia.html": answer("Lia kommune"),
        "matfolket.html": answer("Matfolket", body=""),
    }
    out = joined(files)
    assert out["lia.html"].sender_type == "kommune"
    assert out["matfolket.html"].sender_type == "frivillig"
    assert ("paragraph", NO_REMARKS) in texts(out["matfolket.html"])
    assert out["liste.html"].warnings == ("2 av 4 på listen har ingen fil her: Borte kommune, 1 privatperson.",)


def test_a_file_that_the_page_names_is_its_annex() -> None:
    page = answer("Lia kommune", links=attached("Saksframlegg: skolemat.pdf"))
    letter = Extracted(blocks=(RawBlock(kind="paragraph", text="Saken gjelder mat.", page=1),))
    files = {
        "svar/lia.html": page,
        "svar/Saksframlegg_ skolemat.pdf": letter,
        "annet/Saksframlegg skolemat.pdf": letter,
    }
    out = joined(files)
    assert out["svar/Saksframlegg_ skolemat.pdf"].part_of == "svar/lia.html"
    assert out["annet/Saksframlegg skolemat.pdf"].part_of is None
    under = {"lia.html": page, "lia_files/Saksframlegg skolemat.pdf": letter}
    assert joined(under)["lia_files/Saksframlegg skolemat.pdf"].part_of == "lia.html"


def test_a_file_that_two_pages_name_is_nobodys() -> None:
    letter = Extracted(blocks=(RawBlock(kind="paragraph", text="Saken gjelder mat.", page=1),))
    pages = {f"{n}.html": answer(f"{n} kommune", links=attached("Uttalelse.pdf")) for n in ("Lia", "Moen")}
    assert joined(pages | {"Uttalelse.pdf": letter})["Uttalelse.pdf"].part_of is None


def test_a_common_page_is_left_alone() -> None:
    read = read_html(b"<main><h1>H\xc3\xb8ringssvar</h1><p>Vi st\xc3\xb8tter forslaget.</p></main>")
    assert (read.is_answer, read.listed, read.sender) == (False, (), None)
    assert joined({"a.html": read}) == {"a.html": read}
    assert joined({}) == {}


def sentences(read: Extracted) -> list[str]:
    text, blocks = assemble("d", read_letter(read.blocks).blocks)
    return [s.text for s in segment(blocks, text) if s.kind != "other"]


@pytest.mark.real
@pytest.mark.parametrize(
    ("page", "text", "sender", "date"),
    [
        ("alver-kommune", "2023/alver-kommune", "Alver kommune", "2022-12-20"),
        (
            "luroy-kommune-formannskapet",
            "2019/luroy-kommune-formannskapet",
            "Lurøy kommune, formannskapet",
            "2020-01-27",
        ),
        ("wwf-verdens-naturfond", "2023/wwf-verdens-naturfond", "WWF Verdens naturfond", "2022-11-22"),
    ],
)
def test_real_pages_give_the_sentences_of_the_text(shared: Path, page: str, text: str, sender: str, date: str) -> None:
    folder = shared / "corpus/havbruk"
    read = read_html((folder / "html" / f"{page}.html").read_bytes())
    assert (read.sender, read.date) == (sender, date)
    assert sentences(read) == sentences(read_text((folder / f"{text}.txt").read_bytes()))
