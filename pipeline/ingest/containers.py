"""What lies in archives and e-mails: every member by name, and its bytes. Nothing is ever written to disk."""

from __future__ import annotations

import hashlib
import io
import re
import stat
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from pipeline.ingest import eml, msg
from pipeline.ingest.formats import file_type
from pipeline.ingest.packages import BROKEN, LOCKED, OVERLAP, ZIP_ERRORS, is_locked, overlaps, too_big, unpacked
from pipeline.ingest.settings import IngestParams
from pipeline.records import Record, doc_id

CONTAINERS = (".zip", ".eml", ".msg")
_SYSTEM = re.compile(r"(?:^|/)(?:__MACOSX/|\.(?!\.?(?:/|$))|Thumbs\.db$|desktop\.ini$)", re.I)
"""Members that an operating system puts there by itself."""
_LONGEST_NAME = 150

OUTSIDE = "Navnet peker ut av arkivet («..» eller en full sti), som navn i vanlige arkiver aldri gjør. Den leses ikke."
NO_CONTENT = "Vedlegget kan ikke hentes ut av e-posten. Legg det inn som en egen fil."
LINK = "Dette er en lenke til en annen fil, ikke en fil. Legg inn selve filen."
SMIME = "E-posten er kryptert (S/MIME) og kan ikke leses. Be avsenderen sende den på nytt, ukryptert."


class Member(Record, frozen=True, kw_only=True):
    """A file inside a container. ``name``: its path in it, or empty for an e-mail's own text. ``steps``: its place in
    each container on the way. ``part_of``: name of the e-mail it came with. ``refused``: why it is not read."""

    name: str
    steps: tuple[int, ...]
    digest: str
    part_of: str | None = None
    refused: str | None = None


class Contents(Record, frozen=True, kw_only=True):
    """What a file holds: its members, and nothing when it is a document of its own or was ``refused``."""

    is_container: bool = False
    members: tuple[Member, ...] = ()
    refused: str | None = None


@dataclass(frozen=True)
class _Inside:
    """A member as its container gives it: ``data`` is None when it is refused."""

    name: str
    step: int
    data: bytes | None
    refused: str | None = None


@dataclass
class _Budget:
    """What may still be unpacked of a file with all that lies inside it."""

    params: IngestParams
    top: str
    members: int = 0
    unpacked: int = 0
    taken: set[str] = field(default_factory=set)

    def spend(self, members: int, unpacked: int) -> str | None:
        """Why so much more is too much, or None."""
        self.members += members
        self.unpacked += unpacked
        if self.members > self.params.max_members:
            most = f"{self.params.max_members} filer (ingest.max_members i params.yaml)"
            return f"Filen inneholder over {most}. Del den opp."
        if self.unpacked > self.params.max_unpacked_megabytes * 1_000_000:
            return too_big(self.params)
        return None

    def name(self, wanted: str) -> str:
        """A name that no other member has, also when both become ids."""
        name, n = wanted, 1
        while doc_id(f"{self.top}/{name}") in self.taken:
            n += 1
            path = PurePosixPath(wanted)
            name = str(path.with_name(f"{path.stem} ({n}){path.suffix}"))
        self.taken.add(doc_id(f"{self.top}/{name}"))
        return name


def look_inside(name: str, data: bytes, params: IngestParams) -> Contents:
    """The members of a container, also of those inside it; every one of them has a name of its own."""
    kind = file_type(name, data)
    if kind not in CONTAINERS:
        return Contents()
    budget = _Budget(params, name, taken={doc_id(name)})
    try:
        members = tuple(_members(kind, data, "", (), budget))
    except _Refused as e:
        return Contents(is_container=True, refused=str(e))
    return Contents(is_container=True, members=members)


def member_data(name: str, data: bytes, steps: Sequence[int]) -> bytes:
    """The bytes of the member to which ``steps`` lead."""
    for step in steps:
        for inside in _open(file_type(name, data), data, only=step):
            name, data = inside.name or name, inside.data or b""
    return data


class _Refused(Exception):  # noqa: N818 (what happened, and no error of ours)
    """A container cannot be opened; the message is the reason."""


def _members(kind: str, data: bytes, name: str, steps: tuple[int, ...], budget: _Budget) -> Iterator[Member]:
    mail = kind != ".zip"
    if mail:
        # The letter itself stands under the container's own name; what is attached to it is part of it.
        yield Member(name=name, steps=(*steps, 0), digest=_digest(data), refused=SMIME if eml.is_secret(data) else None)
    else:
        _check_archive(data, budget)
    for inside in _open(kind, data):
        if mail and inside.step == 0:
            continue
        yield from _member(
            inside, f"{name}/{inside.name}" if name else inside.name, steps, name if mail else None, budget
        )


def _member(
    inside: _Inside, name: str, steps: tuple[int, ...], letter: str | None, budget: _Budget
) -> Iterator[Member]:
    path = (*steps, inside.step)
    params = budget.params
    if inside.data is None:
        yield Member(name=budget.name(name), steps=path, digest="", part_of=letter, refused=inside.refused)
        return
    kind = file_type(inside.name, inside.data)
    reason = None
    if letter is not None:  # an archive's members were counted before it was opened
        reason = budget.spend(1, len(inside.data))
    if len(inside.data) > params.max_megabytes * 1_000_000:
        reason = f"Filen er større enn {params.max_megabytes} MB (ingest.max_megabytes i params.yaml)."
    elif kind in CONTAINERS and len(path) >= params.max_depth:
        reason = (
            f"Filen ligger i en fil som ligger i en fil, dypere enn {params.max_depth} nivåer "
            "(ingest.max_depth i params.yaml). Pakk den ut."
        )
    own = budget.name(name)
    if reason is None and kind in CONTAINERS:
        try:
            found = tuple(_members(kind, inside.data, own, path, budget))
        except _Refused as e:
            reason = str(e)
        else:
            # A letter that came with a letter is part of it; an empty archive is a file without text.
            yield from found or (Member(name=own, steps=path, digest=_digest(b""), part_of=letter),)
            return
    yield Member(name=own, steps=path, digest=_digest(inside.data), part_of=letter, refused=reason)


def _check_archive(data: bytes, budget: _Budget) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [p for p in archive.infolist() if _counts(p)]
    except ZIP_ERRORS as e:
        raise _Refused(BROKEN) from e
    if reason := budget.spend(len(parts), unpacked(parts)):
        raise _Refused(reason)
    if overlaps(parts):
        raise _Refused(OVERLAP)


def _open(kind: str, data: bytes, only: int | None = None) -> Iterator[_Inside]:
    """The members of one container, or only the one at place ``only``."""
    if kind == ".zip":
        yield from _zip_members(data, only)
        return
    letter = (eml if kind == ".eml" else msg).parts(data)
    for n, (name, content) in enumerate(letter):
        if only in (None, n):
            shown = _shown(name) or (f"vedlegg-{n}" if n else "")
            reason = (
                None if content is not None else "Vedlegget kan ikke hentes ut av e-posten. Legg det inn som egen fil."
            )
            yield _Inside(shown.replace("/", "_"), n, content, reason)


def _zip_members(data: bytes, only: int | None) -> Iterator[_Inside]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for n, part in enumerate(archive.infolist()):
                if _counts(part) and only in (None, n):
                    yield _zip_member(archive, part, n)
    except ZIP_ERRORS as e:
        raise _Refused(BROKEN) from e


def _counts(part: zipfile.ZipInfo) -> bool:
    return not part.is_dir() and not _SYSTEM.search(_zip_name(part))


def _zip_member(archive: zipfile.ZipFile, part: zipfile.ZipInfo, n: int) -> _Inside:
    raw = _zip_name(part)
    pieces = [_shown(p) for p in raw.split("/")]
    name = "/".join(p for p in pieces if p not in ("", ".", "..")) or f"fil-{n}"
    if raw.startswith("/") or ".." in pieces or re.match(r"[A-Za-z]:", raw):
        return _Inside(name, n, None, OUTSIDE)
    if stat.S_ISLNK(part.external_attr >> 16):
        return _Inside(name, n, None, LINK)
    if is_locked(part):
        return _Inside(name, n, None, LOCKED)
    try:
        return _Inside(name, n, archive.read(part))
    except ZIP_ERRORS:
        return _Inside(name, n, None, BROKEN)


def _zip_name(part: zipfile.ZipInfo) -> str:
    """The member's name with ``/``. Without the mark for UTF-8 zipfile takes it for cp437; programs write UTF-8 all the
    same, or the code page of a Norwegian machine (850)."""
    name = part.orig_filename.partition("\0")[0]
    if not part.flag_bits & 0x800:
        raw = name.encode("cp437", errors="replace")
        try:
            name = raw.decode("utf-8")
        except UnicodeDecodeError:
            name = raw.decode("cp850")
    return name.replace("\\", "/")


def _shown(name: str) -> str:
    """A name without control characters and marks of direction, which make it look like another, and not too long."""
    kept = "".join("_" if unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp") else c for c in name).strip()
    if len(kept) <= _LONGEST_NAME:
        return kept
    suffix = PurePosixPath(kept).suffix[:10]
    return kept[: _LONGEST_NAME - len(suffix)] + suffix


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
