"""How often the language of a short text is told rightly: ``python bench/detection.py [treebank]``.

Reads the letters of ``tests/language/letters`` (made up, one a line; ``nb_formal`` is bokmål that looks Danish;
what is in ``heldout`` was written when the rest was done) and, where the folder of the Norwegian Dependency Treebank is
given, its development parts (``ud/*/*-ud-dev.conllu``) by 1, 3 and 10 sentences. Prints a row for each: how many, the
share told rightly, left open and told wrongly, and what the wrong ones were taken for.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.language import detect

LETTERS = Path(__file__).parents[1] / "tests" / "language" / "letters"
OTHER = ("de", "fr", "fi", "pl")
TREEBANKS = {"nb": "nob/no_bokmaal", "nn": "nno/no_nynorsk"}
SIZES = (1, 3, 10)


def samples(treebank: Path | None) -> Iterator[tuple[str, str, list[str]]]:
    """Name, language and texts of each sample."""
    for folder in (LETTERS, LETTERS / "heldout"):
        for file in sorted(folder.glob("*.txt")):
            language = file.stem.split("_")[0]
            lines = file.read_text(encoding="utf-8").splitlines()
            yield f"{folder.name} {file.stem}", "other" if language in OTHER else language, lines
    for language, place in TREEBANKS.items() if treebank else ():
        sentences = read(Path(treebank or "") / "ud" / f"{place}-ud-dev.conllu")
        for size in SIZES:
            texts = [" ".join(sentences[i : i + size]) for i in range(0, len(sentences) - size + 1, size)]
            yield f"treebank {language} {size}", language, texts


def read(file: Path) -> list[str]:
    """The sentences of a CoNLL-U file, from its ``# text`` lines."""
    mark = "# text = "
    lines = file.read_text(encoding="utf-8").splitlines()
    return [line.removeprefix(mark) for line in lines if line.startswith(mark)]


def main() -> None:
    treebank = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    print("| text | n | right | open | wrong | taken for |\n|---|---|---|---|---|---|")
    for name, language, texts in samples(treebank):
        told = Counter(detect(t) for t in texts)
        wrong = Counter({str(k): n for k, n in told.items() if k not in (language, None)})
        n = len(texts)
        shares = " | ".join(f"{x / n:.3f}" for x in (told[language], told[None], wrong.total()))  # type: ignore[index]
        print(f"| {name} | {n} | {shares} | {', '.join(f'{k} {c}' for k, c in wrong.most_common())} |")


if __name__ == "__main__":
    main()
