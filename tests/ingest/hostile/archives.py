"""Hostile and broken archives, and documents that are archives."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import docx

TEXT = "Vi støtter forslaget om mat i skolen, men pengene må følge med.\n".encode()


def archive(members: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as file:
        for name, data in members.items():
            info = zipfile.ZipInfo(name)
            info.compress_type = method
            file.writestr(info, data)
    return out.getvalue()


def word(text: str = TEXT.decode()) -> bytes:
    document = docx.Document()
    document.add_paragraph(text.strip())
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def changed(package: bytes, part: str, data: bytes) -> bytes:
    """The package with one part as ``data``."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, data if name == part else old.read(name))
    return out.getvalue()


LAUGHS = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha">%s]>' % b"".join(
    b'<!ENTITY %s "%s">' % (bytes([c]), b"&%s;" % bytes([c - 1]) * 10) for c in range(ord("b"), ord("k"))
)
W = b'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = (
    b'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    b'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"'
)


def body(text: bytes, start: bytes = b'<?xml version="1.0"?>') -> bytes:
    """The main part of a Word document."""
    return start + b"<w:document %s><w:body><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:body></w:document>" % (W, text)


def odt(text: bytes, start: bytes = b'<?xml version="1.0"?>', inner: bytes | None = None) -> bytes:
    inner = b"<text:p>%s</text:p>" % text if inner is None else inner
    content = start + b"<office:document-content %s><office:body><office:text>%s</office:text></office:body>" % (
        ODF,
        inner,
    )
    kind = b"application/vnd.oasis.opendocument.text"
    manifest = (
        b'<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
        b'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="' + kind + b'"/>'
        b'<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    styles = b'<?xml version="1.0"?><office:document-styles %s/>' % ODF
    meta = b'<?xml version="1.0"?><office:document-meta %s><office:meta/></office:document-meta>' % ODF
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(zipfile.ZipInfo("mimetype"), kind)
        for name, data in {
            "content.xml": content + b"</office:document-content>",
            "styles.xml": styles,
            "meta.xml": meta,
            "META-INF/manifest.xml": manifest,
        }.items():
            file.writestr(name, data)
    return out.getvalue()


def overlapping(n: int, megabytes: int) -> bytes:
    """Many members that share one compressed body: D. Fifield, A better zip bomb, WOOT 2019."""
    raw = bytes(megabytes * 1_000_000)
    packed = zlib.compress(raw, 9)[2:-4]
    local = (
        struct.pack("<IHHHHHIIIHH", 0x04034B50, 20, 0, 8, 0, 33, zlib.crc32(raw), len(packed), len(raw), 5, 0)
        + b"a.txt"
    )
    central = b""
    for i in range(n):
        name = b"%05d" % i
        central += (
            struct.pack(
                "<IHHHHHHIIIHHHHHII",
                *(0x02014B50, 20, 20, 0, 8, 0, 33, zlib.crc32(raw), len(packed), len(raw), 5, 0, 0, 0, 0, 0, 0),
            )
            + name
        )
    start = len(local) + len(packed)
    return local + packed + central + struct.pack("<IHHHHIIH", 0x06054B50, 0, 0, n, n, len(central), start, 0)


def nested(depth: int, inside: bytes = TEXT) -> bytes:
    data, name = inside, "brev.txt"
    for n in range(depth):
        data, name = archive({name: data}), f"{n}.zip"
    return data


def nested_bomb() -> bytes:
    """Ten archives, each of ten, each of ten files of a megabyte."""
    data, name = bytes(1_000_000), "a.txt"
    for _ in range(3):
        data, name = archive({f"{n}-{name}": data for n in range(10)}), "b.zip"
    return data


def lying_size() -> bytes:
    """A member that says it holds ten bytes and holds a million."""
    data = archive({"a.txt": bytes(1_000_000)})
    return data.replace(struct.pack("<I", 1_000_000), struct.pack("<I", 10))


def locked() -> bytes:
    """The mark of a password on every member."""
    data = bytearray(archive({"brev.txt": TEXT}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def link() -> bytes:
    out = io.BytesIO()
    info = zipfile.ZipInfo("lenke.txt")
    info.create_system, info.external_attr = 3, 0o120777 << 16
    with zipfile.ZipFile(out, "w") as file:
        file.writestr(info, "/etc/passwd")
    return out.getvalue()


def bad_checksum() -> bytes:
    data = archive({"brev.txt": TEXT}, zipfile.ZIP_STORED)
    return data.replace(b"forslaget", b"forslaGET")


def unknown_method() -> bytes:
    data = bytearray(archive({"brev.txt": TEXT}))
    data[8] = 97
    data[data.index(b"PK\x01\x02") + 10] = 97
    return bytes(data)
