"""Hostile and broken PDF files, written object by object (ISO 32000-1)."""

from __future__ import annotations

import zlib

WORDS = b"Vi stotter forslaget om mat i skolen, men pengene ma folge med."
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"


def stream(data: bytes, extra: bytes = b"") -> bytes:
    return b"<</Length %d%s>>\nstream\n%s\nendstream" % (len(data), extra, data)


def flate(data: bytes, extra: bytes = b"") -> bytes:
    return stream(zlib.compress(data, 9), b"/Filter/FlateDecode" + extra)


def pdf(objects: dict[int, bytes], trailer: bytes = b"/Root 1 0 R", *, xref: int | None = None) -> bytes:
    """A PDF of these objects; ``xref`` puts the cross-reference table's address wrong."""
    out = bytearray(b"%PDF-1.4\n")
    places: dict[int, int] = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 00000 f \n"
    return bytes(out) + b"trailer\n<</Size %d%s>>\nstartxref\n%d\n%%%%EOF\n" % (
        size,
        trailer,
        start if xref is None else xref,
    )


def letter(content: bytes | None = None, **changed: bytes) -> dict[int, bytes]:
    """The objects of a letter of one page: 1 catalogue, 2 pages, 3 page, 4 content, 5 font."""
    words = b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % WORDS if content is None else content
    objects = {
        1: b"<</Type/Catalog/Pages 2 0 R>>",
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        4: stream(words),
        5: FONT,
    }
    return objects | {int(k[1:]): v for k, v in changed.items()}


def good() -> bytes:
    return pdf(letter())


def many_pages(n: int) -> bytes:
    objects = letter() | {
        2: b"<</Type/Pages/Kids[%s]/Count %d>>" % (b" ".join(b"%d 0 R" % (i + 10) for i in range(n)), n)
    }
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>"
    return pdf(objects | {i + 10: page for i in range(n)})


def locked() -> bytes:
    """With a password of its user: the standard security handler's entries, which no empty password opens."""
    secret = b"/Encrypt<</Filter/Standard/V 1/R 2/O<%s>/U<%s>/P -4>>/ID[<00><00>]" % (b"ab" * 32, b"cd" * 32)
    return pdf(letter(), b"/Root 1 0 R" + secret)


def nested_arrays(depth: int) -> bytes:
    return pdf(letter(o6=b"[" * depth + b"]" * depth), b"/Root 1 0 R/Info 6 0 R")


def nested_content(depth: int) -> bytes:
    return pdf(letter(b"[" * depth + b"]" * depth + b" TJ"))


def many_objects(n: int) -> bytes:
    return pdf(letter() | {i: b"<</A %d>>" % i for i in range(10, n)})


def recursive_form() -> bytes:
    form = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X 6 0 R>>>>"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 6 0 R>>>>>>"
    return pdf(letter(b"/X Do", o3=page, o6=stream(b"/X Do", form)))


def doubling_forms(levels: int) -> bytes:
    """Each form draws the next twice: 2 to the power of ``levels`` in all."""
    objects = letter(
        b"/X Do",
        o3=b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</XObject<</X 10 0 R>>>>>>",
    )
    for i in range(levels):
        form = b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<</XObject<</X %d 0 R>>>>" % (11 + i)
        objects[10 + i] = stream(b"/X Do /X Do", form)
    objects[10 + levels] = stream(b"0 0 m", b"/Type/XObject/Subtype/Form/BBox[0 0 600 800]")
    return pdf(objects)


def bomb(megabytes: int) -> bytes:
    """A page whose content is a stream of blanks compressed over and over."""
    data = zlib.compress(zlib.compress(b" " * 1_000_000 * megabytes, 9), 9)
    return pdf(letter(o4=stream(data, b"/Filter[/FlateDecode/FlateDecode]")))


def no_unicode() -> bytes:
    """A font whose letters are numbers of glyphs, with no table of what they mean."""
    font = b"<</Type/Font/Subtype/Type0/BaseFont/Ukjent/Encoding/Identity-H/DescendantFonts[7 0 R]>>"
    glyphs = (
        b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Ukjent/CIDSystemInfo<</Registry(A)/Ordering(B)/Supplement 0>>>>"
    )
    return pdf(letter(b"BT /F1 12 Tf 72 700 Td <%s> Tj ET" % b"00410042004300440045" * 5, o5=font, o7=glyphs))


def many_operators(n: int) -> bytes:
    return pdf(letter(o4=flate(b"0 0 m 9 9 l S\n" * n + b"BT /F1 12 Tf 72 700 Td (%s) Tj ET" % WORDS)))


def object_stream_loop() -> bytes:
    """An object stream that extends itself, and a length that is the stream's own."""
    return pdf(
        letter(
            o4=b"<</Length 4 0 R>>\nstream\nBT ET\nendstream",
            o6=b"<</Type/ObjStm/N 1/First 4/Extends 6 0 R/Length 4>>\nstream\n6 0 \nendstream",
        )
    )


def huge_page() -> bytes:
    return pdf(letter(o3=letter()[3].replace(b"0 0 595 842", b"0 0 99999999999 99999999999")))
