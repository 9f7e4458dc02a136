"""Archives and e-mails: every member has a name and a way to its bytes, and nothing is written."""

from __future__ import annotations

import io
import warnings
import zipfile
from email.message import EmailMessage

import pytest

from pipeline.ingest.containers import Contents, look_inside, member_data
from tests.ingest.settings import PARAMS, settings


def archive(members: dict[str, bytes], flags: int = 0x800) -> bytes:
    """A zip file; without ``flags`` its names are not marked as UTF-8."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            file.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()


def mail(attached: dict[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"] = "Lia kommune <post@lia.no>"
    message["Subject"] = "Høringssvar"
    message.set_content("Vi støtter forslaget. Brevet er lagt ved.\n")
    for name, data in attached.items():
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def names(contents: Contents) -> dict[str, str | None]:
    return {m.name: m.part_of for m in contents.members}


def reasons(contents: Contents) -> dict[str, str | None]:
    return {m.name: m.refused for m in contents.members}


def test_members_at_every_depth_have_names_and_lead_to_their_bytes() -> None:
    inner = archive({"b.txt": b"B", "mappe/c.txt": b"C"})
    post = mail({"brev.pdf": b"%PDF", "flere.zip": archive({"d.txt": b"D"})})
    data = archive({"a.txt": b"A", "indre.zip": inner, "post.eml": post})
    contents = look_inside("alt.zip", data, PARAMS)
    assert names(contents) == {
        "a.txt": None,
        "indre.zip/b.txt": None,
        "indre.zip/mappe/c.txt": None,
        "post.eml": None,
        "post.eml/brev.pdf": "post.eml",
        "post.eml/flere.zip/d.txt": None,
    }
    found = {m.name: member_data("alt.zip", data, m.steps) for m in contents.members}
    assert found["indre.zip/mappe/c.txt"] == b"C"
    assert found["post.eml/brev.pdf"] == b"%PDF"
    assert found["post.eml/flere.zip/d.txt"] == b"D"
    assert found["post.eml"] == post


def test_an_e_mail_stands_under_its_own_name_with_its_attachments() -> None:
    assert names(look_inside("post.eml", mail({"brev.pdf": b"%PDF"}), PARAMS)) == {"": None, "brev.pdf": ""}


def test_a_document_holds_nothing_and_an_empty_archive_is_one() -> None:
    assert look_inside("a.pdf", b"%PDF-1.4", PARAMS) == Contents()
    assert look_inside("a.zip", archive({}), PARAMS) == Contents(is_container=True)


@pytest.mark.parametrize(
    ("name", "shown", "part"),
    [
        ("../../etc/passwd", "etc/passwd", "peker ut av arkivet"),
        ("/etc/passwd", "etc/passwd", "peker ut av arkivet"),
        ("C:\\Windows\\brev.txt", "C:/Windows/brev.txt", "peker ut av arkivet"),
        ("..\\brev.txt", "brev.txt", "peker ut av arkivet"),
        ("CON.txt", "CON.txt", None),
        ("aux", "aux", None),
        ("brev\u202efdp.txt", "brev_fdp.txt", None),
        ("brev\n.txt", "brev_.txt", None),
        ("æøå/høring.txt", "æøå/høring.txt", None),
    ],
)
def test_names_that_could_do_harm(name: str, shown: str, part: str | None) -> None:
    ((found, reason),) = reasons(look_inside("a.zip", archive({name: b"x"}), PARAMS)).items()
    assert found == shown
    assert (part or "") in (reason or "")
    assert (reason is None) == (part is None)


def test_names_from_a_norwegian_windows() -> None:
    data = archive({"h0ring.txt": b"x"}).replace(b"h0ring", "høring".encode("cp850"))
    assert names(look_inside("a.zip", data, PARAMS)) == {"høring.txt": None}


def test_equal_names_are_told_apart_and_system_files_left_out() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of equal names
        for name in ("brev.txt", "brev.txt", "Brev.TXT", "brev!.txt", "__MACOSX/._brev.txt", ".DS_Store", "mappe/"):
            file.writestr(zipfile.ZipInfo(name), b"x")
    assert list(names(look_inside("a.zip", out.getvalue(), PARAMS))) == [
        "brev.txt",
        "brev (2).txt",
        "Brev (3).TXT",
        "brev! (4).txt",
    ]


def test_limits() -> None:
    many = archive({f"{n}.txt": b"x" for n in range(5)})
    assert "over 4 filer" in (look_inside("a.zip", many, settings(max_members=4)).refused or "")
    large = archive({"a.txt": bytes(900_000), "b.txt": bytes(900_000)})
    assert "over 1 MB når den pakkes ut" in (
        look_inside("a.zip", large, settings(max_unpacked_megabytes=1)).refused or ""
    )
    one = reasons(look_inside("a.zip", archive({"a.txt": bytes(1_100_000), "b.txt": b"x"}), PARAMS))
    assert "større enn 1 MB" in (one["a.txt"] or "")
    assert one["b.txt"] is None
    deep = archive({"1.zip": archive({"2.zip": archive({"3.zip": archive({"a.txt": b"x"})}), "b.txt": b"x"})})
    found = reasons(look_inside("a.zip", deep, PARAMS))
    assert "dypere enn 3 nivåer" in (found["1.zip/2.zip/3.zip"] or "")
    assert found["1.zip/b.txt"] is None
