"""The list of senders: each with its numbers, and how many there are of each type."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

from pipeline.records import SenderType
from pipeline.report import privacy
from pipeline.report.context.common import case_of
from pipeline.report.context.profile import percent
from pipeline.report.context.sender import SenderPage
from pipeline.report.material import Material
from pipeline.report.words import type_label

_TYPES: tuple[SenderType | None, ...] = (*get_args(SenderType), None)


@dataclass(frozen=True)
class TypeGroup:
    """The senders of a type whose answers were read; ``key`` is empty where the type is not known."""

    key: str
    label: str
    n: int
    percent: int
    """Of all senders whose answers were read."""
    n_with_views: int
    n_positions: int


@dataclass(frozen=True)
class SendersPage:
    """All the list of senders shows."""

    groups: tuple[TypeGroup, ...]
    n_read: int
    few: bool
    """So few were read that shares of them say nothing more than their numbers."""
    n_answered: int
    """Senders of whom something that answers the plan was read; the others only have input in other cases."""
    n_unread: int
    """Senders of whom no answer could be read."""
    senders: tuple[SenderPage, ...]


def senders_page(m: Material, senders: Sequence[SenderPage], few_below: int = 0) -> SendersPage:
    """The list; the groups are those that most senders belong to first. With fewer than ``few_below`` read senders
    there are no shares."""
    read = {privacy.sender_key(d) for d in m.read_documents if d.role != "plan"}
    viewed = {v.sender for v in m.views}
    positions = {s.number: s.n_positions for s in senders}
    groups = []
    for kind in _TYPES:
        own = [(n, k) for n, (k, s) in enumerate(m.senders.items()) if s.type == kind and k in read]
        if own:
            groups.append(
                TypeGroup(
                    key=kind or "",
                    label=type_label(kind),
                    n=len(own),
                    percent=percent(len(own), len(read)),
                    n_with_views=sum(k in viewed for _, k in own),
                    n_positions=sum(positions[n] for n, _ in own),
                )
            )
    return SendersPage(
        groups=tuple(sorted(groups, key=lambda g: -g.n)),
        n_read=len(read),
        few=len(read) < few_below,
        n_answered=len({privacy.sender_key(d) for d in m.read_documents if d.role != "plan" and not case_of(d)}),
        n_unread=len(m.senders) - len(read),
        senders=tuple(senders),
    )
