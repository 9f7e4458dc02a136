"""Pages saved from a hearing on regjeringen.no: the page of one answer, and the page that lists all of them.

What is known of the pages: an answer stands in ``.hearing-answer`` under the heading «Høringssvar fra X» (or «Innspill
fra X»), with ``.hearing-answer-timestamp``, ``.article-body`` and a ``ul.link-list`` of attachments; newer ones say
«Svartype: Med merknad». The list is ``ul[data-horingssvar-list] > li[data-instans]``: a name and a category each, the
name with «(uten merknader)» after it where the sender chose so.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

import msgspec
from lxml import html

from pipeline.ingest.aliases import name_key
from pipeline.ingest.dates import find_dates
from pipeline.ingest.extracted import Extracted, PortalRow, RawBlock
from pipeline.ingest.plain import squeeze
from pipeline.ingest.sendertypes import type_of_name
from pipeline.records import SenderType, slug

NO_REMARKS = "Uten merknader."
"""The label as a sentence, for an answer that holds nothing else."""
_LABEL = re.compile(r"\s*\((?:uten|utan) merknad(?:er|ar)?\)\s*$", re.I)
_KIND = re.compile(r"\bSvartype:\s*(?P<kind>(?:med|uten|utan) merknad\w*)", re.I)
_WITHOUT = re.compile(r"^(?:uten|utan)\b", re.I)
_FROM = re.compile(r"^(?:Høringssvar|Høyringssvar|Innspill|Innspel)\s+(?:fra|frå)\s+(?P<name>.+)$", re.I)
_SIZE = re.compile(r"\s*\((?:pdf|docx?|odt|rtf|xlsx?|html?)?,?\s*[\d.,]*\s*(?:[km]b)?\)\s*$", re.I)
_CATEGORIES: dict[str, SenderType] = {
    "departement": "departement",
    "fylkeskommune": "fylkeskommune",
    "kommune": "kommune",
    "politisk parti": "parti",
    "privat virksomhet": "bedrift",
    "privatperson": "privatperson",
    "forsknings-/utdanningsinstitusjon": "forskning",
}
_BROAD: dict[str, SenderType] = {
    "frivillig organisasjon": "frivillig",
    "interesseorganisasjon": "interesseorganisasjon",
}
"""Categories of many kinds of senders: they count where the name says nothing. «Annen offentlig etat» and
«Arbeidsgiver-/Arbeidstakerorganisasjon» are several of our types, and say nothing at all."""

LIST_PAGE = (
    "Siden er portalens liste over {n} høringssvar, og selv ikke noe svar. Den brukes til å se hvem som har svart, "
    "og hva slags høringsinstans de er."
)


def read_portal(root: html.HtmlElement, body: Sequence[RawBlock], title: str | None) -> Extracted | None:
    """The page as an answer or as a list of answers, or None when it is neither.

    body: the blocks of the page's ``.article-body``, see ``answer_body``.
    """
    answer = _first(root, "hearing-answer")
    if answer is not None:
        return _answer(root, answer, tuple(body), title)
    rows = _rows(root)
    return (
        None if rows is None else Extracted(n_pages=1, title=title, listed=rows, reason=LIST_PAGE.format(n=len(rows)))
    )


def answer_body(root: html.HtmlElement) -> html.HtmlElement | None:
    """The element with an answer's own words, or None when the page is no answer's."""
    answer = _first(root, "hearing-answer")
    return None if answer is None else _first(answer, "article-body")


def _first(root: html.HtmlElement, name: str) -> html.HtmlElement | None:
    path = f"descendant-or-self::*[contains(concat(' ', normalize-space(@class), ' '), ' {name} ')]"
    found = root.xpath(path)
    return found[0] if found else None


def _answer(
    root: html.HtmlElement, answer: html.HtmlElement, body: tuple[RawBlock, ...], title: str | None
) -> Extracted:
    header = _first(root, "article-header")
    headings = [*(header.iter("h1", "h2") if header is not None else ()), *root.iter("h1")]
    heading = next((t for h in headings if _FROM.match(t := squeeze(str(h.text_content())))), "")
    sender, without = _named(heading)
    stamp = _first(answer, "hearing-answer-timestamp")
    said = squeeze(str(stamp.text_content())) if stamp is not None else ""
    kind = next((m for d in answer.iter("div", "p") if (m := _KIND.search(squeeze(str(d.text_content()))))), None)
    without = without or (kind is not None and bool(_WITHOUT.match(kind["kind"])))
    links = _attachments(answer)
    frame = [RawBlock(kind="heading", text=heading, page=1, level=1)] if heading else []
    frame += [RawBlock(kind="letterhead", text=said, page=1)] if said else []
    foot = [RawBlock(kind="furniture", text=f"Vedlegg: {name}", page=1) for name in links]
    read = Extracted(
        blocks=(*frame, *body, *foot),
        n_pages=1,
        title=heading or title,
        sender=sender,
        date=next(iter(find_dates(said)), None),
        attachments=links,
        is_answer=True,
    )
    return without_remarks(read) if without else read


def _named(heading: str) -> tuple[str | None, bool]:
    """The sender that a heading or a list names, and whether it is marked as without remarks."""
    match = _FROM.match(heading)
    name = _SIZE.sub("", match["name"] if match else heading)
    return squeeze(_LABEL.sub("", name)) or None, bool(_LABEL.search(name))


def without_remarks(read: Extracted) -> Extracted:
    """The answer marked «uten merknader»: the mark is the answer when the page holds nothing else, neither text nor
    annexes; when there is a text, that is the answer, and the difference is told."""
    own = [b for b in read.blocks if b.kind not in ("letterhead", "furniture") and not _FROM.match(b.text)]
    words = sum(len(b.text.split()) for b in own)
    if read.attachments or NO_REMARKS in (b.text for b in own):
        return read
    if words:
        said = f"Merket «uten merknader» på regjeringen.no, men teksten har {words} ord og er lest som et svar."
        return msgspec.structs.replace(read, warnings=tuple(dict.fromkeys((*read.warnings, said))))
    frame = sum(b.kind in ("heading", "letterhead") for b in read.blocks)
    label = RawBlock(kind="paragraph", text=NO_REMARKS, page=1)
    return msgspec.structs.replace(read, blocks=(*read.blocks[:frame], label, *read.blocks[frame:]))


def _attachments(answer: html.HtmlElement) -> tuple[str, ...]:
    """The names of the files the page's link list names, each as shown and, where it differs, as its address ends."""
    names: list[str] = []
    for link in answer.xpath(".//ul[contains(concat(' ', normalize-space(@class), ' '), ' link-list ')]//a"):
        shown = _SIZE.sub("", squeeze(str(link.text_content())))
        last = PurePosixPath(unquote(urlsplit(str(link.get("href") or "")).path)).name
        names += [shown or last] if shown or last else []
    return tuple(dict.fromkeys(names))


def _rows(root: html.HtmlElement) -> tuple[PortalRow, ...] | None:
    """The list's names and categories, or None when the page has no list."""
    lists = root.xpath(".//ul[@data-horingssvar-list]")
    if not lists:
        return None
    rows = []
    for item in lists[0].xpath("./li"):
        name, without = _named(squeeze(str(item.text_content())))
        if name:
            rows.append(PortalRow(sender=name, category=squeeze(item.get("data-instans") or ""), without=without))
    return tuple(rows)


def joined(files: Mapping[str, Extracted]) -> dict[str, Extracted]:
    """The files with what the portal's pages among them say of the others.

    A file that lies in an answer page's folder, or in a folder saved with it, and bears a name in its link list is its
    annex. The list gives each answer its type and «uten merknader», and warns of those whose answer is not there.
    """
    out = dict(files)
    named: defaultdict[str, list[str]] = defaultdict(list)
    wanted: defaultdict[str, list[str]] = defaultdict(list)
    for name, read in sorted(files.items()):
        named[_file_key(PurePosixPath(name).name)] += [] if read.is_answer else [name]
        for attachment in read.attachments:
            wanted[_file_key(attachment)].append(name)
    for key, pages in sorted(wanted.items()):
        for page in pages:
            annex = _saved_as(page, named.get(key, []), pages)
            if annex is not None and out[annex].part_of is None:
                out[annex] = msgspec.structs.replace(out[annex], part_of=page)
    for name, read in sorted(files.items()):
        if read.listed:
            out = _with_list(name, read.listed, out)
    return out


def _saved_as(page: str, found: Sequence[str], pages: Sequence[str]) -> str | None:
    """Of the files with an annex's name the one beside the page, or else the one in a folder under it.

    None when there are several, or when another page in the same folder names such a file too.
    """
    folder = PurePosixPath(page).parent
    beside = [f for f in found if PurePosixPath(f).parent == folder]
    under = beside or [f for f in found if folder in PurePosixPath(f).parents]
    rivals = sum(PurePosixPath(p).parent == folder for p in pages)
    return under[0] if len(under) == 1 and rivals == 1 else None


def _file_key(name: str) -> str:
    """A file's name as it survives being saved: browsers change signs that file systems do not allow."""
    return re.sub(r"[^a-z0-9æøå]+", "", slug(name))


def _with_list(page: str, rows: Sequence[PortalRow], files: dict[str, Extracted]) -> dict[str, Extracted]:
    out = dict(files)
    by_sender: defaultdict[str, list[str]] = defaultdict(list)
    by_name: defaultdict[str, list[str]] = defaultdict(list)
    for file, read in sorted(files.items()):
        by_name[_file_key(PurePosixPath(file).stem)].append(file)
        if read.sender is not None:
            by_sender[name_key(read.sender)].append(file)
    missing: list[str] = []
    hidden = 0
    for row in rows:
        named = by_sender[name_key(row.sender)] or by_name[_file_key(row.sender)]
        category = row.category.casefold()
        kind = _CATEGORIES.get(category) or (None if type_of_name(row.sender) else _BROAD.get(category))
        if not named and kind == "privatperson":  # law 7: counted, not named
            hidden += 1
        elif not named:
            missing.append(row.sender)
        for file in named:
            read = out[file]
            if kind is not None and read.sender_type is None:
                read = msgspec.structs.replace(read, sender_type=kind, sender=read.sender or row.sender)
            out[file] = without_remarks(read) if row.without and read.is_answer else read
    if missing or hidden:
        names = [*missing, *([f"{hidden} privatpersoner" if hidden > 1 else "1 privatperson"] if hidden else [])]
        said = f"{len(missing) + hidden} av {len(rows)} på listen har ingen fil her: {', '.join(names)}."
        out[page] = msgspec.structs.replace(out[page], warnings=(*out[page].warnings, said))
    return out
