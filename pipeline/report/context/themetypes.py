"""A theme by type of sender: how many of each type speak of it, and what they want."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pipeline.records import SenderType, Stance
from pipeline.report import privacy
from pipeline.report.context.common import Ref, sender_ref
from pipeline.report.material import Material
from pipeline.report.senders import Sender
from pipeline.report.words import type_label

FOR: tuple[Stance, ...] = ("støtter", "støtter-med-forbehold")
WANTS: tuple[Stance, ...] = ("foreslår",)
AGAINST: tuple[Stance, ...] = ("kritisk", "imot")


@dataclass(frozen=True)
class Amounts:
    """Sentences of a theme, and positions among them by what they want; ``asked`` says in the site's data what they
    count, without the unit."""

    asked: str
    n_sentences: int
    n_for: int
    n_wants: int
    n_against: int

    @property
    def n_positions(self) -> int:
        """Positions of all kinds."""
        return self.n_for + self.n_wants + self.n_against


@dataclass(frozen=True)
class SenderLine:
    """How much a sender says of the theme; ``number`` is the sender's in the site's data."""

    sender: Ref
    number: int
    anchor: str
    amounts: Amounts


@dataclass(frozen=True)
class TypeLine:
    """All senders of a type: ``n_read`` have sent something that was read, and ``n_speaking`` of them speak of it.
    ``senders`` are also those whose sentences may not be shown, with no sentences."""

    key: str
    label: str
    n_read: int
    n_speaking: int
    few: bool
    senders: tuple[SenderLine, ...]
    amounts: Amounts


def sender_anchor(sender: Sender) -> str:
    """Anchor of a sender on a theme's page."""
    return f"instans-{sender.page}"


def read_senders(m: Material) -> Mapping[SenderType | None, tuple[Sender, ...]]:
    """The senders of whom something was read, by type, in the senders' order."""
    read = {privacy.sender_key(d) for d in m.read_documents if d.role != "plan"}
    out: dict[SenderType | None, list[Sender]] = defaultdict(list)
    for s in m.senders.values():
        if s.key in read:
            out[s.type].append(s)
    return {k: tuple(found) for k, found in out.items()}


def type_lines(m: Material, code: str, tagged: Iterable[str], few_below: int) -> tuple[TypeLine, ...]:
    """The types some of whose senders speak of the theme ``code``, in the sentences ``tagged``."""
    said: dict[str, list[str]] = defaultdict(list)
    for i in tagged:
        said[m.sender_of(i).key].append(i)
    known = {t.sender for t in m.sender_themes if t.theme == code} | set(said)
    number = {k: n for n, k in enumerate(m.senders)}
    out = []
    for kind, senders in read_senders(m).items():
        speaking = [s for s in senders if s.key in known]
        if not speaking:
            continue
        lines = tuple(
            SenderLine(
                sender_ref(s),
                number[s.key],
                sender_anchor(s),
                _amounts(m, said.get(s.key, []), f"theme={code}&sender={number[s.key]}"),
            )
            for s in speaking
        )
        everything = [i for s in speaking for i in said.get(s.key, [])]
        out.append(
            TypeLine(
                key=kind or "",
                label=type_label(kind),
                n_read=len(senders),
                n_speaking=sum(s.key in said for s in senders),
                few=len(senders) < few_below,
                senders=lines,
                amounts=_amounts(m, everything, f"theme={code}&type={kind or ''}"),
            )
        )
    return tuple(out)


def _amounts(m: Material, ids: Iterable[str], asked: str) -> Amounts:
    stances = [m.stance_of(i) for i in ids]
    return Amounts(
        asked=asked,
        n_sentences=len(stances),
        n_for=sum(s in FOR for s in stances),
        n_wants=sum(s in WANTS for s in stances),
        n_against=sum(s in AGAINST for s in stances),
    )
