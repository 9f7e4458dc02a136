"""How far two coders agree on the example: ``python corpus/eksempel/sources/agreement.py``.

The first coder's codes stand in ``responses/``; the second coder's in ``second/NNN.codes``, one line a sentence: line
number in the response | stance | themes | measures. The second coder saw the letters, the measures and the guide, and
nothing else. Prints a Markdown table: Cohen's kappa of stance, micro-F1 of themes and of links, accuracy of relations.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from sklearn.metrics import cohen_kappa_score

HERE = Path(__file__).resolve().parent


class Code(NamedTuple):
    """One coder's view of one sentence."""

    stance: str
    themes: frozenset[str]
    links: tuple[tuple[str, str], ...]


def parse(stance: str, themes: str, links: str) -> Code:
    """The three code fields of a line."""
    pairs = sorted(part.strip().split("=") for part in links.split(",") if part.strip())
    return Code(stance, frozenset(t.strip() for t in themes.split(",") if t.strip()), tuple((a, b) for a, b in pairs))


def first(doc: str) -> dict[int, Code]:
    """Codes of a response by line number, letterheads and footnotes left out."""
    (path,) = (HERE / "responses").glob(f"{doc}-*.txt")
    body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    rows = [line.split("|", 4) for line in body.splitlines() if line.strip()]
    return {
        n: parse(stance.strip(), themes, links)
        for n, (mark, stance, themes, links, _) in enumerate(rows, 1)
        if mark.strip() not in "LN"
    }


def second(doc: str) -> dict[int, Code]:
    """Codes of the second coder by line number."""
    lines = (HERE / "second" / f"{doc}.codes").read_text(encoding="utf-8").splitlines()
    rows = [[f.strip() for f in line.split("|")] for line in lines if line.strip()]
    return {int(n): parse(stance, themes, links) for n, stance, themes, links in rows}


def f1(pairs: list[tuple[frozenset[object], frozenset[object]]]) -> float:
    """Micro-F1 of two coders' sets of labels."""
    shared = sum(len(a & b) for a, b in pairs)
    total = sum(len(a) + len(b) for a, b in pairs)
    return 2 * shared / total if total else 1.0


def figures(pairs: list[tuple[Code, Code]]) -> list[float]:
    """Kappa of stance, F1 of themes, F1 of links, accuracy of relations on shared links."""
    relations = [dict(a.links)[m] == dict(b.links)[m] for a, b in pairs for m in dict(a.links).keys() & dict(b.links)]
    said = [a.stance for a, _ in pairs], [b.stance for _, b in pairs]
    return [
        1.0 if said[0] == said[1] else float(cohen_kappa_score(*said)),
        f1([(a.themes, b.themes) for a, b in pairs]),
        f1([(frozenset(dict(a.links)), frozenset(dict(b.links))) for a, b in pairs]),
        sum(relations) / len(relations) if relations else 1.0,
    ]


def main() -> None:
    """Print the table."""
    docs = sorted(p.stem for p in (HERE / "second").glob("*.codes"))
    print("| dokument | setninger | standpunkt, kappa | tema, F1 | kobling, F1 | relasjon, treff |")
    print("|---|---|---|---|---|---|")
    every: list[tuple[Code, Code]] = []
    for doc in docs:
        a, b = first(doc), second(doc)
        if a.keys() != b.keys():
            raise SystemExit(f"{doc}: ulike setninger: {sorted(a.keys() ^ b.keys())}")
        pairs = [(a[n], b[n]) for n in sorted(a)]
        every += pairs
        print(f"| {doc} | {len(pairs)} | " + " | ".join(f"{v:.2f}" for v in figures(pairs)) + " |")
    print(f"| alle | {len(every)} | " + " | ".join(f"{v:.2f}" for v in figures(every)) + " |")


if __name__ == "__main__":
    main()
