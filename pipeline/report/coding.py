"""Whole numbers as short text that a script reads back fast: ``static/find.js`` has the other half."""

from __future__ import annotations

from collections.abc import Iterable

DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
"""64 signs that need no escape in a script: the first 32 end a number, the others say that more follows."""


def coded(numbers: Iterable[int]) -> str:
    """The numbers, none below 0, one after the other: five bits a sign, the lowest first. 31 and less take one."""
    out = []
    for number in numbers:
        n = number
        while n > 31:
            out.append(DIGITS[32 + (n & 31)])
            n >>= 5
        out.append(DIGITS[n])
    return "".join(out)


def rising(pairs: Iterable[tuple[int, int]]) -> str:
    """Places that rise, sentence by sentence and word by word, each as its distance to the one before.

    The sentence's distance comes first: 0 for the same sentence again, else at least 1 (the first counts from -1);
    then the word, in the same sentence its distance to the word before.
    """
    numbers = []
    last, before = -1, 0
    for sentence, at in pairs:
        numbers += [sentence - last, at - before if sentence == last else at]
        last, before = sentence, at
    return coded(numbers)
