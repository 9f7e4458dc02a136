"""``codebook diff``: which sentences win and lose a theme when the codebook is changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline import tables
from pipeline.cli.explain import shortened
from pipeline.cli.places import CommandError, corpus
from pipeline.ingest.hearing import parse_hearing
from pipeline.params import load
from pipeline.records import Document, Embedding, Sentence, SentenceWords, ThemeTag, VectorKey
from pipeline.stage import Inputs
from pipeline.themes.codebook import Codebook, read_codebook
from pipeline.themes.run import ThemesParams, find


def diff(root: Path, name: str, old: Path) -> list[str]:
    """The lines to print: each theme with what it wins and loses from ``old`` to the hearing's present codebook.

    People's corrections do not count here; they stand whichever codebook is used. The plan's sentences are left out.
    """
    folder, work = corpus(root, name), root / "output" / name / "work"
    hearing, _ = parse_hearing((folder / "hearing.yaml").read_text(encoding="utf-8-sig"))
    if hearing is None or hearing.codebook is None:
        raise CommandError(f"Høringen «{name}» har ingen kodebok. Skriv «codebook: codebook.yaml» i hearing.yaml.")
    books = [_read(root / old if not old.is_absolute() else old), _read(folder / hearing.codebook)]
    words_file = work / "segment" / "words.jsonl"
    if not words_file.is_file():
        raise CommandError(f"Høringen «{name}» er ikke kjørt: {words_file} finnes ikke. Kjør «dvc repro» først.")
    documents = [d for d in tables.read_records(work / "ingest" / "documents.jsonl", Document) if d.role != "plan"]
    own = {d.doc_id for d in documents}
    sentences = [s for s in tables.read_records(work / "segment" / "sentences.jsonl", Sentence) if s.doc_id in own]
    inputs = Inputs(
        hearing=name,
        tables={
            "ingest/documents": tuple(documents),
            "segment/sentences": tuple(sentences),
            "segment/words": tables.read_records(words_file, SentenceWords),
            "embed/keys": tables.read_records(work / "embed" / "keys.jsonl", VectorKey),
            "embed/embedding": tables.read_records(work / "embed" / "embedding.jsonl", Embedding),
        },
        arrays={"embed/vectors": tables.read_array(work / "embed" / "vectors.npy")},
    )
    params = load("themes", ThemesParams, root / "params.yaml")
    before, after = (find(book, params, inputs) for book in books)
    order = list(dict.fromkeys(t.theme for book in reversed(books) for t in book.themes))
    return list(_told(before, after, order, {s.sentence_id: s.text for s in sentences}))


def _read(path: Path) -> Codebook:
    try:
        return read_codebook(path.read_text(encoding="utf-8-sig"), str(path))
    except FileNotFoundError as e:
        raise CommandError(f"Kodeboken {path} finnes ikke.") from e
    except UnicodeDecodeError as e:
        raise CommandError(f"Kodeboken {path} er ikke UTF-8 (byte {e.start}). Lagre den som UTF-8.") from e


def _told(
    before: Sequence[ThemeTag], after: Sequence[ThemeTag], order: Sequence[str], texts: dict[str, str]
) -> Iterator[str]:
    old, new = ({(t.theme, t.sentence_id): t for t in tags} for tags in (before, after))
    won, lost = [k for k in new if k not in old], [k for k in old if k not in new]
    yield f"Temaer satt på setninger: {len(won)} nye, {len(lost)} borte, {len(new)} i alt nå."
    for theme in order:
        gained, gone = [k for k in won if k[0] == theme], [k for k in lost if k[0] == theme]
        if gained or gone:
            yield ""
            yield f"{theme}: {len(gained)} får, {len(gone)} mister"
            yield from (_line("+", new[k], texts) for k in gained)
            yield from (_line("-", old[k], texts) for k in gone)


def _line(sign: str, t: ThemeTag, texts: dict[str, str]) -> str:
    return f"  {sign} {t.sentence_id} ({t.method}, «{t.evidence}»): {shortened(texts[t.sentence_id])}"
