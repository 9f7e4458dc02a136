"""A response's view of the proposal as a whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.records import HELHET, Document, Overall, OverallLabel, Sentence
from pipeline.summary.inherit import joins_an_answer
from pipeline.summary.positions import Said, case_of, is_position

# «ingen merknader», «ikkje merknader til», «har ikke innvendinger», «avstår fra å uttale seg»; written by us.
_NO_REMARKS = re.compile(
    r"\b(ingen|ikke|ikkje|uten|utan)\s+(\w+\s+){0,3}"
    r"(merknad\w*|kommentar\w*|bemerkning\w*|innvending\w*|innspill|innspel|synspunkt\w*)"
    r"|\b(avstår|avstår frå|avstår fra)\b.{0,30}\b(uttale\w*|svare|kommentere)",
    re.IGNORECASE,
)


BUILDS = 0.75
"""Approval and demands to every position against, from which a letter that rejects something is *kritisk*. Set on the
example's ten letters of that kind."""


class Weights(NamedTuple):
    """How many positions for, wanting and against a document has, and how many of those against reject outright."""

    n_for: int
    n_caveat: int
    n_wants: int
    n_against: int
    n_rejects: int


def says_no_remarks(sentence: Sentence) -> bool:
    """The sentence says that the sender has no remarks."""
    return sentence.kind != "other" and _NO_REMARKS.search(sentence.text) is not None


def weigh(items: Sequence[Said]) -> Weights:
    """Count the positions of one document."""
    stances = [i.stance for i in items]
    return Weights(
        n_for=stances.count("støtter"),
        n_caveat=stances.count("støtter-med-forbehold"),
        n_wants=stances.count("foreslår"),
        n_against=stances.count("kritisk") + stances.count("imot"),
        n_rejects=stances.count("imot"),
    )


def from_whole(items: Sequence[Said]) -> tuple[OverallLabel, Said] | None:
    """The view that the document states of the proposal as a whole, and the sentence that says it; None without one."""
    stated = [(i, a.relation) for i in items for a in i.alignments if a.measure_id == HELHET and is_position(i)]
    against = [i for i, r in stated if r == "mot"]
    with_it = [i for i, r in stated if r == "i-tråd"]
    if against and with_it:
        return "støtter-med-forbehold", with_it[0]
    if against:
        # Approval that goes against the proposal is of what stands in its place: a committee's minority, say.
        rejects = [i for i in against if i.stance != "kritisk"]
        return ("imot", rejects[0]) if rejects else ("kritisk", against[0])
    if with_it:
        caveat = [i for i in with_it if i.stance == "støtter-med-forbehold"]
        return ("støtter-med-forbehold", caveat[0]) if caveat else ("støtter", with_it[0])
    return None


def from_weights(w: Weights, majority: float, fewest: int) -> tuple[OverallLabel, float]:
    """The view that the document's positions make together, with the share that carries it (0 to 1).

    majority: share of the positions for and against that one side must have.
    fewest: with fewer positions for and none against the document has no view of the whole: one kind word is courtesy.

    A letter that is against on the whole and rejects something is *imot*, unless it builds on the proposal nearly as
    much as it speaks against it, see ``BUILDS``: then it wants another proposal, not none.
    """
    n_pro = w.n_for + w.n_caveat
    n = n_pro + w.n_against
    if n == 0 or (n < fewest and not w.n_against):
        return "kommentar", 0.0
    against = w.n_against / n
    if against >= majority:
        builds = n_pro + w.n_wants > BUILDS * w.n_against
        return ("imot" if w.n_rejects and not builds else "kritisk"), against
    if against > 1 - majority or w.n_caveat * 2 >= n_pro:
        return "støtter-med-forbehold", 1 - against
    return "støtter", 1 - against


def overall(
    document: Document, items: Sequence[Said], sentences: Sequence[Sentence], *, majority: float, fewest: int
) -> Overall:
    """The document's view of the whole: as stated, else «ingen merknader», else weighed from all its positions."""

    def made(label: OverallLabel, score: float, by: str | None) -> Overall:
        return Overall(doc_id=document.doc_id, overall=label, score=round(score, 4), sentence_id=by)

    positions = [i for i in items if is_position(i)]
    if case_of(document) is not None:
        return made("kommentar", 1.0, None)
    nothing = [s for s in sentences if says_no_remarks(s)]
    if nothing and len(positions) < fewest:
        return made("ingen-merknader", 1.0, nothing[0].sentence_id)
    stated = from_whole(items)
    # «Vi støtter høringssvaret fra X» is for that answer, whichever way it goes, and not for the proposal.
    own = [i for i in positions if not joins_an_answer(i.sentence.text)]
    label, share = from_weights(weigh(own), majority, fewest)
    if stated is None:
        return made(label, share, None)
    whole, by = stated
    if whole == "støtter" and (label not in ("støtter", "kommentar") or any(i.stance == "imot" for i in own)):
        whole = "støtter-med-forbehold"  # a welcome in the first line, with objections below it
    return made(whole, by.score, by.sentence.sentence_id)
