"""The stage «themes»: codebook and sentences in, theme tags out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Literal

from pipeline.language import tokens, tokens_by_sentence
from pipeline.language.encoder import OWN_ENCODER, own_encoder, own_heads, theme_text
from pipeline.language.linear import decider
from pipeline.language.words import Token
from pipeline.params import Params
from pipeline.records import (
    UNREAD,
    Document,
    Embedding,
    Hearing,
    Language,
    Measure,
    MeasureTheme,
    Sentence,
    SentenceWords,
    ThemeTag,
    VectorKey,
)
from pipeline.stage import REVIEW, InputError, Inputs, Outputs, Stage, Work
from pipeline.tables import SCORE_DIGITS, place_reviews
from pipeline.themes.carry import Method, leans_on
from pipeline.themes.codebook import Codebook, read_codebook
from pipeline.themes.corrected import corrected
from pipeline.themes.hits import Finder, evidence
from pipeline.themes.learned import DECIDER, MODEL, weigh
from pipeline.themes.uses import examples, uses

CODEBOOK = "codebook.yaml"
MOST_CARRIED = 3
"""Themes of a sentence that the next can lean on: one with more is a list of subjects, not about any of them."""


class ThemesParams(Params, frozen=True, kw_only=True):
    """method: ``learned`` weighs what our encoder reads with what the patterns say; ``patterns`` goes by these alone.
    threshold: lowest probability of a tag that ``learned`` gives; 0 to 1.

    For ``patterns``, scores from 0 to 1: how sure a tag is by how it came about.
    pattern: one hit of the theme's patterns in the sentence's own words.
    more_hits: added for each further hit, up to 1.
    lead: a list item without a theme takes it from the sentence that introduces the list.
    previous: a sentence without a theme takes it from the sentence before in its paragraph, and, when it begins with
        a pointing word («Dette», «Slike»), also from the paragraph before.
    heading: a sentence without a theme takes it from the heading above; 0 turns this off.
    """

    method: Literal["learned", "patterns"]
    threshold: float
    pattern: float
    more_hits: float
    lead: float
    previous: float
    heading: float


def run(inputs: Inputs, params: ThemesParams, work: Work) -> Outputs:
    """Merker setningene med kodebokens temaer."""
    (hearing,) = inputs.table("ingest/hearing", Hearing)
    codebook = _codebook(inputs) if hearing.has_codebook else Codebook()
    sentences = inputs.table("segment/sentences", Sentence)
    decided = place_reviews(inputs.reviews("theme"), sentences, STAGE.name)
    found = find(codebook, params, inputs)
    tags, unused = corrected(found, decided.by_sentence, sentences, [t.theme for t in codebook.themes])
    languages = {d.doc_id: d.language for d in inputs.table("ingest/documents", Document)}
    planned = of_measures(codebook, inputs.table("measures/measures", Measure), languages)
    words_of = tokens_by_sentence(inputs.table("segment/words", SentenceWords))
    caught = uses(codebook, inputs.table("ingest/documents", Document), sentences, tags, words_of)
    return Outputs(
        tables={
            "tags": tags,
            "planned": planned,
            "codebook": codebook.themes,
            "patterns": caught,
            "examples": examples(codebook),
        },
        rejects=(*decided.lost, *unused),
    )


def find(codebook: Codebook, params: ThemesParams, inputs: Inputs) -> list[ThemeTag]:
    """The tags of all sentences by ``params.method``, in document order, then the codebook's.

    Raises InputError when the vectors are not those that the method reads.
    """
    sentences = inputs.table("segment/sentences", Sentence)
    documents, words = inputs.table("ingest/documents", Document), inputs.table("segment/words", SentenceWords)
    found = tag(codebook, params, documents, sentences, words)
    if params.method == "learned" and codebook.themes:
        return learned(found, codebook, inputs, params.threshold)
    return found


def tag(
    codebook: Codebook,
    params: ThemesParams,
    documents: Iterable[Document],
    sentences: Iterable[Sentence],
    words: Iterable[SentenceWords],
) -> list[ThemeTag]:
    """The tags that the codebook's patterns give, in document order, then the codebook's."""
    languages = {d.doc_id: d.language for d in documents}
    tagger = Tagger(codebook, params, tokens_by_sentence(words))
    tags: list[ThemeTag] = []
    if codebook.entries:
        for doc, group in groupby(sentences, key=lambda s: s.doc_id):
            tags += tagger.document(list(group), languages.get(doc))
    return tags


def of_measures(
    codebook: Codebook, measures: Iterable[Measure], languages: Mapping[str, Language | None]
) -> list[MeasureTheme]:
    """The themes that the codebook's patterns find in the measures' words, in the order of measures, then codebook.

    languages: of each document, by doc_id.
    """
    finder = Finder(codebook)
    return [
        MeasureTheme(measure_id=m.measure_id, theme=f.theme)
        for m in measures
        for f in finder.find(tokens(m.text, languages.get(m.doc_id)))
    ]


def learned(found: Sequence[ThemeTag], codebook: Codebook, inputs: Inputs, threshold: float) -> list[ThemeTag]:
    """``found`` with what the encoder reads in the senders' sentences; the plan's, which it does not read, as it is.

    Raises InputError when the vectors were not made by our own encoder.
    """
    inputs.require_embedder(OWN_ENCODER, STAGE.name, "patterns")
    languages = {d.doc_id: d.language for d in inputs.table("ingest/documents", Document)}
    at = {k.id: i for i, k in enumerate(inputs.table("embed/keys", VectorKey)) if k.kind == "sentence"}
    sentences = [
        s
        for s in inputs.table("segment/sentences", Sentence)
        if s.sentence_id in at and (s.language or languages[s.doc_id]) not in UNREAD
    ]
    if not sentences:
        return list(found)
    read = {s.sentence_id for s in sentences}
    texts = [(theme_text(t.label_nb, t.definition), ()) for t in codebook.themes]
    encoded = own_heads().themes(
        inputs.arrays["embed/vectors"][[at[s.sentence_id] for s in sentences]], own_encoder().vectors(texts)
    )
    themes = [t.theme for t in codebook.themes]
    own = [t for t in found if t.sentence_id in read]
    by_sentence: dict[str, list[ThemeTag]] = defaultdict(list)
    for t in (*weigh(sentences, encoded, own, themes, decider(DECIDER), threshold), *found):
        if t.sentence_id not in read or t.method.endswith(MODEL):
            by_sentence[t.sentence_id].append(t)
    return [t for s in inputs.table("segment/sentences", Sentence) for t in by_sentence.get(s.sentence_id, ())]


def _codebook(inputs: Inputs) -> Codebook:
    file = inputs.files.get(CODEBOOK)
    if file is None:
        return Codebook()
    try:
        text = file.read().decode("utf-8-sig")
    except UnicodeDecodeError as e:
        raise InputError(f"{file.name}: ikke UTF-8 (tegn {e.start}). Lagre filen som UTF-8 og kjør på nytt.") from e
    return read_codebook(text, file.name)


class Tagger:
    """Tags the sentences of one document after another; ``words_of`` looks up a sentence's tokens."""

    def __init__(
        self, codebook: Codebook, params: ThemesParams, words_of: Callable[[Sentence], tuple[Token, ...]]
    ) -> None:
        self._words_of = words_of
        self._finder = Finder(codebook)
        self._order = {t.theme: n for n, t in enumerate(codebook.themes)}
        self._params = params

    def document(self, sentences: list[Sentence], language: Language | None) -> Iterator[ThemeTag]:
        """The tags of a document's sentences, in document order, then the codebook's.

        A sentence in a language that the patterns are not in has none, and hands none on.
        """
        done: dict[str, dict[str, ThemeTag]] = {}
        above: dict[str, ThemeTag] = {}  # the themes of the heading above
        title: str | None = None
        before: Sentence | None = None
        for s in sentences:
            if s.kind == "other":
                continue
            read = (s.language or language) not in UNREAD
            words = self._words_of(s) if read else ()
            own = self._own(s, words)
            if s.kind == "heading":
                above, title = own, s.text
            else:
                if s.heading != title:
                    above, title = self._of_heading(s, language), s.heading
                own = own or (self._carried(s, words, before, done, above) if read else {})
            done[s.sentence_id] = own
            before = s
            yield from sorted(own.values(), key=lambda t: self._order[t.theme])

    def _of_heading(self, s: Sentence, language: Language | None) -> dict[str, ThemeTag]:
        return self._own(s, tokens(s.heading, language)) if s.heading else {}

    def _own(self, s: Sentence, words: tuple[Token, ...]) -> dict[str, ThemeTag]:
        p = self._params
        return {
            f.theme: _tag(
                s, f.theme, min(1.0, p.pattern + p.more_hits * (len(f.hits) - 1)), "mønster", evidence(words, f)
            )
            for f in self._finder.find(words)
        }

    def _carried(
        self,
        s: Sentence,
        words: tuple[Token, ...],
        before: Sentence | None,
        done: Mapping[str, Mapping[str, ThemeTag]],
        above: Mapping[str, ThemeTag],
    ) -> dict[str, ThemeTag]:
        p = self._params
        lead = done.get(s.lead_id or "")
        if lead:
            return {t.theme: _tag(s, t.theme, p.lead, "innledning", t.evidence) for t in lead.values()}
        previous = done.get(before.sentence_id) if before is not None and leans_on(before, s, words) else None
        if previous and len(previous) <= MOST_CARRIED:
            return {t.theme: _tag(s, t.theme, p.previous, "forrige setning", t.evidence) for t in previous.values()}
        if p.heading > 0:
            return {t.theme: _tag(s, t.theme, p.heading, "overskrift", t.evidence) for t in above.values()}
        return {}


def _tag(s: Sentence, theme: str, score: float, method: Method, words: str) -> ThemeTag:
    return ThemeTag(
        doc_id=s.doc_id,
        sentence_id=s.sentence_id,
        theme=theme,
        score=round(score, SCORE_DIGITS),
        method=method,
        evidence=words,
    )


STAGE = Stage(
    name="themes",
    params=ThemesParams,
    run=run,
    tables={
        "ingest/hearing": Hearing,
        "ingest/documents": Document,
        "segment/sentences": Sentence,
        "segment/words": SentenceWords,
        "measures/measures": Measure,
        "embed/keys": VectorKey,
        "embed/embedding": Embedding,
    },
    arrays=("embed/vectors",),
    files=(CODEBOOK, REVIEW),
)
