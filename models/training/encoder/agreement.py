"""How far the second coder of the training text agrees with the first.

    python models/training/encoder/agreement.py

The second coder had the passages in ``text/second`` without the codes, and the plans. Printed: agreement and Cohen's
kappa of the stance, F1 of links between sentence and measure, agreement of the relation on links both have.
"""

from __future__ import annotations

from pathlib import Path

from sklearn.metrics import cohen_kappa_score
from text import Coded, read_field

TEXT = Path(__file__).parents[1] / "text"


def main() -> None:
    """Prints the figures."""
    pairs = [p for path in sorted((TEXT / "second").glob("*.txt")) for p in both(path.stem)]
    stances = [(a.stance, b.stance) for a, b in pairs]
    agreed = sum(a == b for a, b in stances) / len(stances)
    print(f"{len(pairs)} sentences; stance {agreed:.3f}, kappa {cohen_kappa_score(*zip(*stances, strict=True)):.3f}")
    links = [({x.measure: x.relation for x in a.links}, {x.measure: x.relation for x in b.links}) for a, b in pairs]
    common = [(a[m], b[m]) for a, b in links for m in a.keys() & b.keys()]
    total = sum(len(a) + len(b) for a, b in links)
    print(f"links F1 {2 * len(common) / total:.3f}, relation {sum(x == y for x, y in common) / len(common):.3f}")


def both(field: str) -> list[tuple[Coded, Coded]]:
    """The field's sentences that both have coded, by sender and words; one said twice counts once."""
    first: dict[tuple[str, str], Coded] = {}
    for coded in read_field(TEXT, field):
        first.setdefault((coded.sender, coded.text), coded)
    second = read_field(TEXT / "second", field)
    return [(first[c.sender, c.text], c) for c in second]


if __name__ == "__main__":
    main()
