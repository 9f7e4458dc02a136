"""Writes the gold of the example: what people coded, in the form that the scoring scripts read.

Places count letters and digits only, so that they hold whatever a renderer does with spaces, hyphens and line ends.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from letterfile import Block, Letter, Sentence, read_letters
from measures import SOURCES, PlanData, read_plan_data
from typeset import MARK

from pipeline.records import Relation, Stance
from pipeline.summary.views import label as label_of

KINDS = {"H": "heading", "P": "para", "B": "bullet", "Q": "para", "L": "para"}
Record = dict[str, Any]


def sentence_records(letter: Letter) -> list[tuple[Record, Record]]:
    """The sentence and the label of each coded sentence, in document order."""
    records: list[tuple[Record, Record]] = []
    at, doc = 0, letter.head["id"]
    for number, block, sentence in coded(letter.blocks):
        text = MARK.sub("", sentence.text)
        end = at + sum(ch.isalnum() for ch in text)
        key = f"{doc}-{len(records) + 1:03}"
        place = {"id": key, "doc": doc, "block": number, "kind": KINDS[block.mark], "start": at, "end": end}
        place |= {"text": text}
        records.append((place, label(key, sentence)))
        at = end
    return records


def coded(blocks: list[Block]) -> Iterable[tuple[int, Block, Sentence]]:
    """Each sentence with its block's number."""
    return ((i, block, sentence) for i, block in enumerate(blocks) for sentence in block.sentences)


def label(key: str, sentence: Sentence) -> Record:
    """The codes of one sentence; `skip` only where it is true."""
    links = [{"id": measure, "rel": relation} for measure, relation in sentence.measures]
    record: Record = {"id": key, "themes": list(sentence.themes), "stance": sentence.stance, "measures": links}
    return record | ({"skip": True} if sentence.skip else {})


def coded_views(letter: Letter) -> dict[str, str]:
    """The letter's view of each measure, from its codes by the pipeline's own rule."""
    found: dict[str, list[tuple[Relation, Stance]]] = {}
    for _, _, sentence in coded(letter.blocks):
        if sentence.stance != "ingen" and not sentence.skip:
            for measure, relation in sentence.measures:
                found.setdefault(measure, []).append((relation, sentence.stance))
    views = {measure: label_of(pairs) for measure, pairs in sorted(found.items())}
    return {measure: view for measure, view in views.items() if view is not None}


def write_lines(path: Path, records: Iterable[Record]) -> None:
    """One record a line."""
    text = "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)
    path.write_text(text, encoding="utf-8", newline="\n")


def write_object(path: Path, record: Record) -> None:
    """One readable object."""
    path.write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def write_gold(out: Path, letters: list[Letter], data: PlanData) -> None:
    """All gold files; those of letters that are gone are removed."""
    out.mkdir(parents=True, exist_ok=True)
    for old in [*out.glob("sentences-*.jsonl"), *out.glob("labels-*.jsonl")]:
        old.unlink()
    for letter in letters:
        pairs = sentence_records(letter)
        write_lines(out / f"sentences-{letter.head['id']}.jsonl", (place for place, _ in pairs))
        write_lines(out / f"labels-{letter.head['id']}.jsonl", (codes for _, codes in pairs))
    measures = ({"id": m.id, "source": m.source, "section": m.section, "text": m.text} for m in data.measures)
    write_lines(out / "measures.jsonl", measures)
    write_object(out / "documents.json", {x.head["id"]: x.stem for x in letters})
    write_object(out / "views.json", {x.head["id"]: coded_views(x) for x in letters})
    write_object(out / "overall.json", {x.head["id"]: x.head["overall"] for x in letters})


def main(argv: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write the gold of the example.")
    parser.add_argument("--out", type=Path, default=SOURCES.parent / "gold")
    options = parser.parse_args(argv)
    data = read_plan_data()
    try:
        letters = read_letters({m.id for m in data.measures})
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    write_gold(options.out, letters, data)
    return 0


if __name__ == "__main__":
    sys.exit(main())
