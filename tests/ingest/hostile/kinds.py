"""The table of hostile and broken kinds: what each is, the limit or check it meets, and how it must end."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.ingest.hostile import archives as a
from tests.ingest.hostile import pdfs as p
from tests.ingest.hostile import texts as t

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00:~\x9bU"
    b"\x00\x00\x00\nIDATx\x9cc\xf8\x0f\x00\x01\x01\x01\x00\x1b\xb6\xeeV\x00\x00\x00\x00IEND\xaeB`\x82"
)


@dataclass(frozen=True)
class Kind:
    """One kind. ``ends``: status and a part of the reason by the name under ``documents/``; ``meets``: what stops it.

    make: gives the bytes, or itself puts something at the path.
    """

    file: str
    what: str
    meets: str
    make: Callable[[], bytes] | Callable[[Path], None]
    ends: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    writes: bool = False


def one(file: str, what: str, meets: str, make: Callable[[], bytes], status: str, reason: str = "") -> Kind:
    return Kind(file, what, meets, make, {file: (status, reason)})


def put(file: str, what: str, meets: str, make: Callable[[Path], None], status: str, reason: str = "") -> Kind:
    return Kind(file, what, meets, make, {file: (status, reason)}, writes=True)


def sparse(path: Path) -> None:
    with path.open("wb") as f:
        f.truncate(200_000_000)


def cut(data: bytes, share: float) -> bytes:
    return data[: int(len(data) * share)]


SIZE, TIME, MEMORY, PAGES, TEXT = "max_megabytes", "seconds", "memory_megabytes", "max_pages", "max_characters"
MEMBERS, UNPACKED, DEPTH = "max_members", "max_unpacked_megabytes", "max_depth"
READER, CHECK, TYPE = "leseren", "kontroll før åpning", "filtypen"
ENTITY = b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
XML = b'<?xml version="1.0"?>'
DANGER = "peker ut av arkivet"

KINDS: tuple[Kind, ...] = (
    # Whatever the format
    one("tom.pdf", "null byte lang PDF", READER, lambda: b"", "empty"),
    one("tom.docx", "null byte lang DOCX", READER, lambda: b"", "empty"),
    put("svær.txt", "200 MB stor fil (hullete)", SIZE, sparse, "refused", "større enn 50 MB"),
    put("ut.txt", "lenke ut av mappen", CHECK, lambda f: f.symlink_to("/etc/passwd"), "refused", "lenke ut av mappen"),
    put(
        "mappelenke",
        "lenke til en mappe utenfor",
        CHECK,
        lambda f: f.symlink_to("/etc"),
        "refused",
        "lenke ut av mappen",
    ),
    put("borte.pdf", "lenke til noe som ikke finnes", CHECK, lambda f: f.symlink_to("ingen"), "refused", "lenke ut"),
    put("rør.txt", "navngitt rør, som aldri gir noe", CHECK, os.mkfifo, "refused", "ikke en vanlig fil"),
    one("støy.pdf", "tilfeldige byte som PDF", READER, lambda: t.noise(50_000), "refused", "ikke en PDF"),
    one("støy.docx", "tilfeldige byte som DOCX", READER, lambda: t.noise(50_000), "refused", "skadet"),
    one("støy.txt", "tilfeldige byte som tekst", READER, lambda: t.noise(50_000), "refused", "ikke en tekstfil"),
    one("program.exe", "et program", TYPE, lambda: b"MZ" + t.noise(999), "refused", "(.exe) leses ikke"),
    one("navn <b>&\"'.txt", "tegn i navnet som er kode i HTML", CHECK, lambda: a.TEXT, "analysed"),
    one("linje\nskift.txt", "linjeskift i filnavnet", CHECK, lambda: a.TEXT + b"En.", "analysed"),
    one("заявление.txt", "navn uten latinske bokstaver", CHECK, lambda: a.TEXT + b"To.", "analysed"),
    one("прошение.txt", "et til, som ville fått samme id", CHECK, lambda: a.TEXT + b"Tre.", "analysed"),
    Kind(
        "brev\udcff.txt",
        "byte i filnavnet som ikke er UTF-8",
        CHECK,
        lambda: a.TEXT + b"Fire.",
        {"brev\\xff.txt": ("analysed", "")},
    ),
    # Wrong ending
    one("pdf.docx", "PDF med endelsen DOCX", TYPE, p.good, "analysed"),
    one("pdf.txt", "PDF med endelsen TXT", TYPE, p.good, "analysed"),
    one("word.pdf", "DOCX med endelsen PDF", TYPE, lambda: a.word("Vi er med på dette."), "analysed"),
    one("side.doc", "HTML med endelsen DOC", TYPE, lambda: t.page("<p>Vi er helt enige.</p>"), "analysed"),
    one("rik.doc", "RTF med endelsen DOC", TYPE, lambda: rb"{\rtf1 Vi er delvis enige.}", "analysed"),
    one("bilde.pdf", "PNG med endelsen PDF", TYPE, lambda: PNG, "needs-ocr"),
    Kind(
        "zip.docx",
        "ZIP med endelsen DOCX",
        TYPE,
        lambda: a.archive({"a.txt": b"Vi er ikke enige."}),
        {"zip.docx/a.txt": ("analysed", "")},
    ),
    one("tekst.docx", "tekst med endelsen DOCX", READER, lambda: a.TEXT, "refused", "skadet"),
    one("odt.docx", "ODT med endelsen DOCX", TYPE, lambda: a.odt("Vi er nøytrale i saken.".encode()), "analysed"),
    # PDF
    one("låst.pdf", "PDF med passord", READER, p.locked, "refused", "passord"),
    one("avkuttet-10.pdf", "PDF kuttet etter en tidel", READER, lambda: cut(p.good(), 0.1), "refused", "skadet"),
    one("avkuttet-50.pdf", "PDF kuttet på midten", READER, lambda: cut(p.good(), 0.5), "refused", "skadet"),
    one("avkuttet-95.pdf", "PDF uten slutten", READER, lambda: cut(p.many_pages(3), 0.95), "refused", "skadet"),
    one("xref.pdf", "PDF med feil adresse til objektene", READER, lambda: p.pdf(p.letter(), xref=7), "analysed"),
    one(
        "rundt.pdf",
        "sidetre som går i ring",
        READER,
        lambda: p.pdf(p.letter(o2=b"<</Type/Pages/Kids[2 0 R 3 0 R]/Count 2>>")),
        "analysed",
    ),
    one(
        "foreldre.pdf",
        "side som er sin egen forelder",
        READER,
        lambda: p.pdf(p.letter(o3=p.letter()[3].replace(b"/Parent 2 0 R/MediaBox[0 0 595 842]", b"/Parent 3 0 R"))),
        "refused",
        "skadet",
    ),
    one("sider.pdf", "10 000 sider", PAGES, lambda: p.many_pages(10_000), "refused", "over 200 sider"),
    one(
        "telling.pdf",
        "sidetall som lyver",
        PAGES,
        lambda: p.pdf(p.letter(o2=b"<</Type/Pages/Kids[3 0 R]/Count 900000>>")),
        "analysed",
    ),
    one("objekter.pdf", "50 000 objekter", READER, lambda: p.many_objects(50_000), "analysed"),
    one("lister.pdf", "lister i lister i 100 000 nivåer", READER, lambda: p.nested_arrays(100_000), "analysed"),
    one("innhold.pdf", "100 000 nivåer i sidens innhold", READER, lambda: p.nested_content(100_000), "needs-ocr"),
    one("skjema.pdf", "figur som tegner seg selv", READER, p.recursive_form, "needs-ocr"),
    one("doblinger.pdf", "figur som tegnes 2⁴⁰ ganger", TIME, lambda: p.doubling_forms(40), "refused", "sekunder"),
    one("bombe.pdf", "side som pakkes ut til 1 GB", MEMORY, lambda: p.bomb(1000), "refused", "minne"),
    one("streker.pdf", "en million streker", TIME, lambda: p.many_operators(1_000_000), "refused", "sekunder"),
    one("tegnløs.pdf", "skrift uten tegntabell", READER, p.no_unicode, "needs-ocr"),
    one(
        "selvlengde.pdf",
        "lengde og utvidelse som viser til seg selv",
        READER,
        p.object_stream_loop,
        "refused",
        "skadet",
    ),
    one("enorm.pdf", "side på hundre milliarder punkter", READER, p.huge_page, "analysed"),
    one(
        "uten-sider.pdf",
        "PDF uten sider",
        READER,
        lambda: p.pdf(p.letter(o2=b"<</Type/Pages/Kids[]/Count 0>>")),
        "analysed",
    ),
    one("uten-rot.pdf", "PDF uten rot", READER, lambda: p.pdf(p.letter(), b""), "refused", "skadet"),
    one("kropp.pdf", "bare kjennemerket", READER, lambda: b"%PDF-1.7\n", "refused", "skadet"),
    # DOCX, ODT
    one("låst.docx", "Word-fil med passord", READER, t.locked_word, "refused", "passord"),
    one("avkuttet.docx", "DOCX kuttet på midten", CHECK, lambda: cut(a.word(), 0.5), "refused", "skadet"),
    one(
        "tomt.docx",
        "Word-pakke uten deler",
        READER,
        lambda: a.archive({"[Content_Types].xml": b"", "word/x": b""}),
        "refused",
    ),
    one(
        "ler.docx",
        "XML-entiteter som vokser (billion laughs)",
        CHECK,
        lambda: a.changed(a.word(), "word/document.xml", a.body(b"&j;", a.LAUGHS)),
        "refused",
        "XML-entiteter",
    ),
    one(
        "ekstern.docx",
        "XML-entitet som henter en fil",
        CHECK,
        lambda: a.changed(a.word(), "word/document.xml", a.body(b"&e;", XML + ENTITY)),
        "refused",
        "XML-entiteter",
    ),
    one(
        "utf16.docx",
        "XML-entiteter skrevet i UTF-16",
        CHECK,
        lambda: a.changed(a.word(), "word/document.xml", a.body(b"&e;", ENTITY).decode().encode("utf-16")),
        "refused",
        "XML-entiteter",
    ),
    one(
        "bombe.docx",
        "del som pakkes ut til 60 MB",
        UNPACKED,
        lambda: a.changed(a.word(), "word/document.xml", a.body(bytes([32]) * 60_000_000)),
        "refused",
        "over 50 MB når den pakkes ut",
    ),
    one(
        "avsnitt.docx",
        "ett avsnitt på en million tegn",
        TEXT,
        lambda: a.changed(a.word(), "word/document.xml", a.body(b"ja " * 400_000)),
        "refused",
        "avsnitt på over",
    ),
    one(
        "dyp.docx",
        "tabeller i tabeller i 5 000 nivåer",
        READER,
        lambda: a.changed(
            a.word(),
            "word/document.xml",
            a.body(b"")
            .replace(b"<w:p>", b"<w:tbl><w:tr><w:tc>" * 5000 + b"<w:p>")
            .replace(b"</w:p>", b"</w:p>" + b"</w:tc></w:tr></w:tbl>" * 5000),
        ),
        "refused",
    ),
    one(
        "avsnitt-i-tusentall.docx",
        "sju millioner tomme avsnitt",
        MEMORY,
        lambda: a.changed(
            a.word(), "word/document.xml", a.body(b"").replace(b"<w:p>", b"<w:p/>" * 7_000_000 + b"<w:p>")
        ),
        "refused",
        "ødelagt",
    ),
    one("ler.odt", "XML-entiteter i ODT", CHECK, lambda: a.odt(b"&j;", a.LAUGHS), "refused", "XML-entiteter"),
    one("ekstern.odt", "ODT som henter en fil", CHECK, lambda: a.odt(b"&e;", XML + ENTITY), "refused", "XML-entiteter"),
    one("ødelagt.odt", "ODT med ødelagt XML", READER, lambda: a.odt(b"<b>"), "refused", "kunne ikke leses"),
    one(
        "dyp.odt",
        "lister i lister i 2 000 nivåer",
        READER,
        lambda: a.odt(
            b"",
            inner=b"<text:list><text:list-item>" * 2000
            + b"<text:p>Vi</text:p>"
            + b"</text:list-item></text:list>" * 2000,
        ),
        "refused",
        "kunne ikke leses",
    ),
    # Archives
    one(
        "flat.zip",
        "zip-bombe: 60 MB nuller",
        UNPACKED,
        lambda: a.archive({"a": bytes(60_000_000)}),
        "refused",
        "over 50 MB",
    ),
    one(
        "overlapp.zip",
        "zip-bombe: 20 filer deler de samme bytene",
        CHECK,
        lambda: a.overlapping(20, 1),
        "refused",
        "zip-bombe",
    ),
    Kind(
        "nøstet.zip",
        "zip-bombe: arkiver i arkiver, i alt 1 GB",
        UNPACKED,
        a.nested_bomb,
        {
            "nøstet.zip/0-b.zip/0-b.zip/0-a.txt": ("refused", "ikke en tekstfil"),
            "nøstet.zip/9-b.zip": ("refused", "over 50 MB"),
        },
    ),
    Kind(
        "dyp.zip",
        "seks arkiver inne i hverandre",
        DEPTH,
        lambda: a.nested(6),
        {"dyp.zip/4.zip/3.zip/2.zip": ("refused", "dypere enn 3 nivåer")},
    ),
    one(
        "mange.zip",
        "5 000 filer",
        MEMBERS,
        lambda: a.archive({f"{n}.txt": b"" for n in range(5000)}),
        "refused",
        "over 1000 filer",
    ),
    Kind(
        "sti.zip",
        "navn som peker ut av arkivet",
        CHECK,
        lambda: a.archive({"../../ut.txt": a.TEXT, "/rot.txt": a.TEXT, "C:\\a.txt": a.TEXT}),
        {
            "sti.zip/ut.txt": ("refused", DANGER),
            "sti.zip/rot.txt": ("refused", DANGER),
            "sti.zip/C:/a.txt": ("refused", DANGER),
        },
    ),
    Kind(
        "navn.zip",
        "reserverte navn og navn som skjuler endelsen",
        CHECK,
        lambda: a.archive({"CON.txt": b"Vi er trolig enige.", "brev\u202efdp.txt": b"Vi er kanskje enige."}),
        {"navn.zip/CON.txt": ("analysed", ""), "navn.zip/brev_fdp.txt": ("analysed", "")},
    ),
    Kind("lyver.zip", "innhold større enn det sier", READER, a.lying_size, {"lyver.zip/a.txt": ("refused", "skadet")}),
    Kind("låst.zip", "arkiv med passord", READER, a.locked, {"låst.zip/brev.txt": ("refused", "passord")}),
    Kind("lenke.zip", "lenke i et arkiv", CHECK, a.link, {"lenke.zip/lenke.txt": ("refused", "lenke")}),
    Kind("sum.zip", "feil kontrollsum", READER, a.bad_checksum, {"sum.zip/brev.txt": ("refused", "skadet")}),
    Kind("metode.zip", "ukjent pakkemåte", READER, a.unknown_method, {"metode.zip/brev.txt": ("refused", "skadet")}),
    one(
        "avkuttet.zip",
        "arkiv kuttet på midten",
        CHECK,
        lambda: cut(a.archive({"a": t.noise(999)}), 0.5),
        "refused",
        "skadet",
    ),
    one("tom.zip", "tomt arkiv", READER, lambda: a.archive({}), "empty"),
    # Web pages
    one("skript.html", "skript, ramme, objekt, hendelser", READER, t.scripts, "analysed"),
    one("omdirigert.html", "base, omdirigering, data-URI", READER, t.refresh, "analysed"),
    one(
        "dyp.html",
        "200 000 elementer inne i hverandre",
        READER,
        lambda: t.deep_page(200_000),
        "refused",
        "inne i hverandre",
    ),
    one("attributter.html", "5 000 attributter på et element", READER, lambda: t.attributes(5000), "analysed"),
    one("avkuttet.html", "side kuttet midt i et element", READER, lambda: cut(t.scripts(), 0.6), "analysed"),
    one(
        "entitet.html",
        "side med egne entiteter",
        READER,
        lambda: a.LAUGHS.replace(b"<!DOCTYPE x", b"<!DOCTYPE html") + b"<p>Vi er med. &j;</p>",
        "analysed",
    ),
    # Text
    one("nul.txt", "NUL-byte i teksten", READER, lambda: a.TEXT + bytes(50) + b"A", "refused", "ikke en tekstfil"),
    one("utf16.txt", "UTF-16 uten merke", READER, lambda: "Vi går inn for dette.".encode("utf-16-le"), "analysed"),
    one(
        "surrogat.txt",
        "ensomme surrogater",
        READER,
        lambda: b"Vi er med.\n\n" + b"\xed\xa0\x80" * 9 + b"Ja da.",
        "analysed",
    ),
    one(
        "mojibake.txt",
        "UTF-8 lest som Windows-1252 og lagret",
        READER,
        lambda: "Vi stÃ¸tter fÃ¸lgende.".encode(),
        "analysed",
    ),
    one(
        "høyre.txt",
        "tekst fra høyre og usynlige tegn",
        READER,
        lambda: "\u202eVi\u200b er\u2066 med\u202c her.".encode(),
        "analysed",
    ),
    one("bare-usynlig.txt", "bare usynlige tegn", READER, lambda: "\u200b\u2060\ufeff \u00ad".encode(), "empty"),
    one("linje.txt", "én linje på 2,7 MB", TEXT, lambda: b"ja " * 900_000, "refused", "over 2000000 tegn tekst"),
    one("linjer.txt", "to millioner tomme linjer", READER, lambda: b"\n" * 2_000_000, "empty"),
    one(
        "sitater.md",
        "50 000 sitater inne i hverandre",
        READER,
        lambda: b">" * 50_000 + b" Vi",
        "refused",
        "inne i hverandre",
    ),
    one("lenker.md", "5 000 åpne klammer", READER, lambda: b"[" * 5_000 + b"Vi er enige her", "analysed"),
    one(
        "dyp.rtf",
        "100 000 grupper inne i hverandre",
        READER,
        lambda: rb"{\rtf1 " + b"{" * 100_000 + b"Vi er enige i alt.",
        "analysed",
    ),
    one("avkuttet.rtf", "RTF kuttet midt i en kode", READER, lambda: rb"{\rtf1 Vi er enige.\par\'", "analysed"),
    # E-mail
    one("ring.eml", "e-poster inne i hverandre i 900 nivåer", READER, lambda: t.nested_mail(900), "refused", "nivåer"),
    Kind(
        "videresendt.eml",
        "e-poster inne i hverandre i 6 nivåer",
        DEPTH,
        lambda: t.nested_mail(6),
        {
            "videresendt.eml": ("empty", ""),
            "videresendt.eml/e-post-1.eml": ("empty", ""),
            "videresendt.eml/e-post-1.eml/e-post-1.eml/e-post-1.eml": ("refused", "dypere enn 3 nivåer"),
        },
    ),
    one("deler.eml", "20 000 deler inne i hverandre", READER, lambda: t.endless_parts(20_000), "refused"),
    one(
        "koder.eml",
        "koder som ikke finnes",
        READER,
        lambda: t.mail("Content-Type: text/plain; charset=x-tull"),
        "analysed",
    ),
    one(
        "hode.eml",
        "ødelagt hode",
        READER,
        lambda: t.mail("Subject: =?x?y?z?=\r\nDate: aldri\r\nContent-Type: ;;="),
        "analysed",
    ),
    Kind(
        "vedlegg.eml",
        "vedlegg med sti og bombe",
        UNPACKED,
        lambda: t.mail_with("../../ut.txt", b"Vi er enige i vedlegget."),
        {"vedlegg.eml": ("analysed", ""), "vedlegg.eml/.._.._ut.txt": ("analysed", "")},
    ),
    Kind(
        "kryptert.eml",
        "kryptert e-post",
        READER,
        lambda: t.mail("Content-Type: application/pkcs7-mime; name=smime.p7m", t.noise(500)),
        {"kryptert.eml": ("refused", "S/MIME"), "kryptert.eml/smime.p7m": ("refused", "leses ikke")},
    ),
    one("sløyfe.msg", "Outlook-fil med register i ring", READER, t.outlook_loop, "refused"),
    one("avkuttet.msg", "Outlook-fil kuttet på midten", READER, lambda: cut(t.outlook(), 0.5), "refused"),
    one("gammel.doc", "gammelt Word-format", TYPE, t.old_word, "refused", "LibreOffice"),
    # Sheets
    one(
        "uten.csv",
        "regneark uten kolonner i hearing.yaml",
        READER,
        lambda: b"Hvem;Svar\nLia;Ja\n",
        "refused",
        "«columns:",
    ),
    one("bredt.csv", "en million kolonner", READER, lambda: b"a;" * 1_000_000, "refused", "«a»"),
    one(
        "langt.csv",
        "en million rader",
        MEMBERS,
        lambda: b"Hvem;Svar\n" + b"Lia;Ja\n" * 1_000_000,
        "refused",
        "over 1000 svar",
    ),
    one("sitat.csv", "anførselstegn som aldri lukkes", READER, lambda: b'Hvem;Svar\n"' + b"a" * 999_999, "refused"),
    one("grenser.xlsx", "sier det har 16 384 kolonner og en million rader", READER, t.huge_dimensions, "refused"),
    Kind(
        "formler.xlsx",
        "formler som kjører noe",
        READER,
        t.formulas,
        {"formler.xlsx/2": ("empty", ""), "formler.xlsx/3": ("analysed", "")},
    ),
    Kind(
        "ord.xlsx",
        "ordliste på en million ord til én celle",
        READER,
        lambda: t.shared_strings(1_000_000),
        {"ord.xlsx/2": ("analysed", "")},
    ),
    one("uten-ark.xlsx", "arbeidsbok uten ark", READER, t.no_sheets, "refused"),
    # Images
    one("avkuttet.png", "bilde kuttet på midten", READER, lambda: cut(PNG, 0.4), "refused", "Bildet er skadet"),
    one(
        "bombe.png",
        "bilde på 900 millioner punkter",
        READER,
        lambda: (
            PNG[:16]
            + b"\x00\x00\x75\x30" * 2
            + PNG[24:29]
            + zlib.crc32(PNG[12:16] + b"\x00\x00\x75\x30" * 2 + PNG[24:29]).to_bytes(4, "big")
            + PNG[33:]
        ),
        "refused",
        "Bildet er skadet",
    ),
)
COLUMNS = ("langt.csv", "sitat.csv", "grenser.xlsx", "formler.xlsx", "ord.xlsx", "uten-ark.xlsx")
"""Sheets whose columns hearing.yaml names."""
