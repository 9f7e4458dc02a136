"""What went in and what came of it: the totals must add up (law 1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from typing import get_args

from pipeline.records import (
    HELHET,
    UNREAD,
    Alignment,
    Copy,
    Count,
    Document,
    Gap,
    Measure,
    SenderTheme,
    Sentence,
    SentenceStance,
    Stance,
    Status,
    ThemeTag,
)
from pipeline.stage import LawBroken
from pipeline.summary.copies import distinct_texts
from pipeline.summary.positions import Said, is_position, sender_of, voices


def accounting(
    documents: Sequence[Document],
    sentences: Sequence[Sentence],
    stances: Sequence[SentenceStance],
    items: Sequence[Said],
    gaps: Sequence[Gap],
    measures: Sequence[Measure],
    joining: Container[str] = frozenset(),
    copies: Sequence[Copy] = (),
) -> tuple[Count, ...]:
    """The steps from files to aligned positions; ``joining`` as in ``gaps``, ``copies`` are the letters that are alike.

    Raises LawBroken when files do not add up to their statuses, or positions to aligned ones and gaps.
    """
    by_status = {s: sum(d.status == s for d in documents) for s in get_args(Status)}
    if sum(by_status.values()) != len(documents):
        raise LawBroken(f"lov 1: {len(documents)} filer, men statusene gir {sum(by_status.values())}")
    judged = {s.doc_id for s in stances}
    positions = [i for i in items if is_position(i)]
    aligned = [i for i in positions if i.alignments]
    joined = [i for i in positions if not i.alignments and i.sentence.sentence_id in joining]
    uncovered = [g for g in gaps if g.kind == "position"]
    if len(aligned) + len(joined) + len(uncovered) != len(positions):
        raise LawBroken(
            f"lov 1: {len(positions)} posisjoner, men {len(aligned)} er koblet, {len(joined)} slutter seg til "
            f"et annet svar og {len(uncovered)} er uten tiltak"
        )
    numbered = [m for m in measures if m.kind == "measure"]
    silent = [g for g in gaps if g.kind == "measure"]
    letters = [d for d in documents if d.role == "response" and d.status == "analysed" and d.answers is None]
    steps = {
        "files": len(documents),
        **{f"files_{s}": n for s, n in by_status.items()},
        "plans": sum(d.role == "plan" for d in documents),
        "withheld": sum(not d.published for d in documents),
        "letters": len(letters),
        "distinct_texts": distinct_texts(letters, copies),
        "other_input": len({i.document.doc_id for i in items if i.case is not None}),
        "senders": len({sender_of(d) for d in documents if d.role != "plan" and d.status == "analysed"}),
        "sentences": sum(s.kind != "other" and s.doc_id in judged for s in sentences),
        "judged": sum(s.stance is not None for s in stances),
        "abstained": sum(s.stance is None for s in stances),
        "unread": sum(s.kind != "other" and s.doc_id in judged and s.language in UNREAD for s in sentences),
        "positions": len(positions),
        "positions_aligned": len(aligned),
        "positions_joining": len(joined),
        "positions_uncovered": len(uncovered),
        "measures": len(numbered),
        "measures_addressed": len(numbered) - len(silent),
        "measures_unaddressed": len(silent),
    }
    return tuple(Count(step=s, n=n) for s, n in steps.items())


def gaps(
    items: Sequence[Said],
    measures: Sequence[Measure],
    alignments: Iterable[Alignment],
    joining: Container[str],
    *,
    has_plan: bool,
) -> tuple[Gap, ...]:
    """Numbered measures that no position was accepted for, in the plan's order; then positions no measure covers.

    A view of the proposal as a whole (``helhet``) covers its position, and so do the views that a sentence takes over
    from another sender (``joining``: ids of those sentences). Without a plan every position is uncovered and no
    measure can be missing.
    """
    accepted = {a.measure_id for a in alignments if a.accepted}
    spoken = {a.measure_id for i in items if is_position(i) for a in i.alignments} & accepted
    silent = [
        Gap(kind="measure", id=m.measure_id, text=m.text, page=m.page)
        for m in measures
        if has_plan and m.kind == "measure" and m.measure_id != HELHET and m.measure_id not in spoken
    ]
    uncovered = [
        Gap(kind="position", id=i.sentence.sentence_id, text=i.sentence.text, page=i.sentence.page)
        for i in items
        if is_position(i) and not i.alignments and i.sentence.sentence_id not in joining
    ]
    return (*silent, *uncovered)


def themes_by_sender(
    documents: Iterable[Document], items: Iterable[Said], tags: Iterable[ThemeTag]
) -> tuple[SenderTheme, ...]:
    """How often each sender speaks of each theme, and with what stance; sorted by sender and theme.

    Every sentence with the theme counts, also where the pipeline abstains from a stance (law 3).
    """
    sender = {d.doc_id: sender_of(d) for d in voices(documents)}
    stance = {i.sentence.sentence_id: i.stance for i in items}
    tagged = sorted({(t.sentence_id, t.theme, t.doc_id) for t in tags if t.doc_id in sender})
    said: dict[tuple[str, str], list[Stance | None]] = defaultdict(list)
    for sentence_id, theme, doc_id in tagged:
        said[sender[doc_id], theme].append(stance.get(sentence_id))
    return tuple(
        SenderTheme(
            sender=sender,
            theme=theme,
            n_sentences=len(found),
            n_for=sum(x in ("støtter", "støtter-med-forbehold") for x in found),
            n_wants=found.count("foreslår"),
            n_against=sum(x in ("kritisk", "imot") for x in found),
        )
        for (sender, theme), found in sorted(said.items())
    )
