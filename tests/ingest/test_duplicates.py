"""The same document in several formats."""

from __future__ import annotations

from pipeline.ingest.duplicates import Candidate, candidate, find_duplicates
from pipeline.ingest.extracted import RawBlock
from pipeline.records import doc_id

BODY = " ".join(f"Setning {n} om mat i skolen og hvorfor kommunen vil ha den betalt av staten." for n in range(30))


def made(
    file: str,
    body: str = BODY,
    sender: str | None = None,
    frame: str = "",
    digest: str | None = None,
    first: bool = False,
) -> Candidate:
    blocks = [RawBlock(kind="letterhead", text=frame, page=1), RawBlock(kind="paragraph", text=body, page=1)]
    return candidate(doc_id=doc_id(file), file=file, digest=digest or file, blocks=blocks, sender=sender, first=first)


def test_pdf_is_kept_of_several_formats() -> None:
    found = find_duplicates([made("a.docx"), made("b.pdf"), made("c.html")], 0.95)
    assert found == {"a-docx": "b-pdf", "c-html": "b-pdf"}


def test_small_differences_between_formats_do_not_matter() -> None:
    other = BODY.replace("Setning 3 ", "").replace("kommunen", "kom-munen", 2)
    assert find_duplicates([made("a.pdf"), made("a.html", other)], 0.95) == {"a-html": "a-pdf"}


def test_campaign_letters_all_count() -> None:
    letters = [
        made("a.pdf", sender="Lia kommune"),
        made("b.docx", sender="Matlaget"),
        made("c.pdf", sender="Kokkelaget"),
    ]
    assert find_duplicates(letters, 0.95) == {}


def test_campaign_letters_without_known_senders_are_told_apart_by_their_letterheads() -> None:
    one = made("a.pdf", frame="Lia kommune Rådhusgata 3 Kari Lund ordfører")
    two = made("b.docx", frame="Matlaget Storgata 55 Ola Vik leder")
    assert find_duplicates([one, two], 0.95) == {}


def test_spellings_of_one_sender() -> None:
    one, two = made("a.pdf", sender="Matforeningen"), made("a.docx", sender="Norsk matforening")
    assert find_duplicates([one, two], 0.95) == {"a-docx": "a-pdf"}


def test_equal_bytes_are_duplicates_whatever_they_are_called() -> None:
    assert find_duplicates([made("b.pdf", digest="1"), made("a.pdf", digest="1")], 0.95) == {"b-pdf": "a-pdf"}
    listed = made("b.pdf", digest="1", first=True)
    assert find_duplicates([made("a.pdf", digest="1"), listed], 0.95) == {"a-pdf": "b-pdf"}


def test_equal_bytes_from_two_senders_are_two_letters() -> None:
    letters = [made("a.pdf", digest="1", sender="Lia kommune"), made("b.pdf", digest="1", sender="Matlaget")]
    assert find_duplicates(letters, 0.95) == {}


def test_each_campaign_letter_is_found_in_its_other_format() -> None:
    names = ["Lia kommune", "Matlaget", "Kokkelaget", "Skolenes landsforbund", "Foreldreutvalget", "Torsdagssuppa"]
    letters = [
        made(f"brev-{n}.{ending}", BODY + f" Hilsen {name}.", sender=name, frame=name)
        for n, name in enumerate(names)
        for ending in ("pdf", "docx")
    ]
    assert find_duplicates(letters, 0.95) == {f"brev-{n}-docx": f"brev-{n}-pdf" for n in range(len(names))}


def test_same_format_and_nearly_the_same_words_are_two_letters() -> None:
    assert find_duplicates([made("a.pdf"), made("b.pdf", BODY + " Ett ord til.")], 0.95) == {}


def test_different_letters_and_none() -> None:
    assert find_duplicates([made("a.pdf"), made("b.docx", "Nei.")], 0.95) == {}
    assert find_duplicates([], 0.95) == {}


def test_order_of_the_files_does_not_matter() -> None:
    files = [made("c.html"), made("a.docx"), made("b.pdf")]
    assert find_duplicates(files, 0.95) == find_duplicates(files[::-1], 0.95)
