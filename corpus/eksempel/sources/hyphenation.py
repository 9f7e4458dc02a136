"""Where a Norwegian word may be broken over two lines.

A small rule of our own, so that the rendered pages do not depend on a hyphenation dictionary being installed: compounds
are broken at the seam where one is known, other words by the one-consonant rule (the last consonant goes to the new
line).
"""

from __future__ import annotations

import re
from itertools import pairwise


def _words(text: str) -> list[str]:
    """Word lists are written as running text, which is easier to read and to add to."""
    return text.split()


VOWELS = frozenset("aeiouyæøåéèôóAEIOUYÆØÅ")
ONSETS = frozenset(
    _words("bl br dr fl fr gl gr kl kr kn pl pr sk sl sm sn sp st sv tr tv kj sj skj str spr skr gj hj hv")
)
MARGIN = 3  # letters that must stand on each side of a break
HEADS = sorted(
    _words("""
    rus helse omsorgs kommune skole barne ungdoms behandlings forebyggings kompetanse pårørende spesialist hjelpe
    arbeids bolig lavterskel oppfølgings høringsnotat hørings departement avhengighets velferds tjeneste tilskudds ramme
    nærings bruker erfarings overdose samhandlings folkehelse alkohol narkotika legemiddel medikament livs lokal
    møteplass ruskontroll påtale rettig hjemme fast lege sosial fag følge samfunns institusjons pasient henvisnings
    vurderings kvalitets kunnskaps innsats bestemmelses øko virke satsings plan prioriterings budsjett stats fylkes
    døgn under virkning sam inn opp over ut til for tverr lang kort selv hel lov straffe politi råd koordinator
    utdannings regjerings gjennom enkelt mellom person familie"""),
    key=lambda head: (-len(head), head),
)
TAILS = _words("""omsorg plass prøv taking organisasjon apparat tjenest behandling tilbud forløp enhet avtal ordning
    problem arbeid undersøk inndeling marked register kontroll medisin senter sentre året stilling utgift nivå
    sykepleier konsultasjon foretak virksomhet strategi team utvalg""")
LETTERS = re.compile(r"[^\W\d_]+")


def break_points(text: str) -> list[tuple[int, bool]]:
    """(index, whether a hyphen is added) for each place `text` may be broken, from left to right.

    A word with hyphens of its own is broken only at them, where none is added.
    """
    if own := [(m.end(), False) for m in re.finditer(r"(?<=\w)-(?=\w)", text)]:
        return own
    points: list[tuple[int, bool]] = []
    for run in LETTERS.finditer(text):
        points += [(run.start() + at, True) for at in syllable_breaks(run.group())]
    return sorted(points)


def syllable_breaks(word: str) -> list[int]:
    """Break places inside one run of letters; none in short words."""
    if len(word) < 2 * MARGIN + 1:
        return []
    seams = compound_seams(word)
    breaks = {at for at in one_consonant_breaks(word) if all(abs(at - seam) > 2 for seam in seams)}
    return sorted(at for at in breaks | set(seams) if MARGIN <= at <= len(word) - MARGIN)


def compound_seams(word: str) -> list[int]:
    """The seams after known first parts, taken greedily from the left, and before known last parts anywhere."""
    at, seams, lower = 0, [], word.casefold()
    while head := next((h for h in HEADS if lower.startswith(h, at) and len(word) - at - len(h) > MARGIN), None):
        at += len(head)
        if lower[at] not in "aeiouyæøå" or head.endswith("s"):
            seams.append(at)
    return sorted({*seams, *(m.start() for tail in TAILS for m in re.finditer(tail, lower) if m.start())})


def one_consonant_breaks(word: str) -> list[int]:
    """Before the last consonant between two vowels, or before a cluster that can begin a word."""
    vowels = [i for i, letter in enumerate(word) if letter in VOWELS]
    breaks = []
    for left, right in pairwise(vowels):
        between = word[left + 1 : right].casefold()
        if not between:
            continue
        onset = next((n for n in (3, 2) if len(between) > n and between[-n:] in ONSETS), 1)
        breaks.append(right - onset)
    return breaks
