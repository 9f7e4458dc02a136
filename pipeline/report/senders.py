"""The høringsinstanser: who has sent what, under which name and on which page they are shown."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pipeline.records import Document, Hearing, SenderType
from pipeline.report import links, privacy
from pipeline.report.grouping import grouped
from pipeline.report.words import SENDER_TYPES

_TYPE_ORDER = {t: n for n, t in enumerate(SENDER_TYPES)}


@dataclass(frozen=True)
class Sender:
    """A høringsinstans: ``key`` is its name in the tables, ``name`` the one that is shown."""

    key: str
    name: str
    type: SenderType | None
    page: str
    private: bool
    documents: tuple[Document, ...]

    @property
    def href(self) -> str:
        """Its page."""
        return f"instans/{self.page}.html"


def senders_of(documents: list[Document], hearing: Hearing, known: privacy.Names) -> dict[str, Sender]:
    """Senders of everything but the plan, by type and name."""
    sent = grouped((d for d in documents if d.role != "plan"), privacy.sender_key)
    order = sorted(sent, key=lambda k: (_type_rank(sent[k]), known.shown[k].casefold(), k))
    pages = links.page_names(order, known.shown)
    return {
        k: Sender(
            key=k,
            name=known.shown[k],
            type=next((d.sender_type for d in sent[k] if d.sender_type), None),
            page=pages[k],
            private=any(privacy.is_private(d, hearing) for d in sent[k]),
            documents=sent[k],
        )
        for k in order
    }


def _type_rank(documents: Iterable[Document]) -> int:
    found = next((d.sender_type for d in documents if d.sender_type), None)
    return _TYPE_ORDER[found] if found else len(_TYPE_ORDER)
