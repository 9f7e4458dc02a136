"""The pipeline's records: frozen, plain, written once by one room and then only read.

A missing value is ``None``, never a valid label (law 3). Offsets count characters of ``DocumentText.text``; pages count
from 1; geometry is in PDF points from the page's top left corner."""

from __future__ import annotations

import re
import unicodedata
import zlib
from typing import Literal, get_args

import msgspec

Role = Literal["plan", "response", "background"]
Status = Literal["analysed", "empty", "needs-ocr", "duplicate", "refused"]
SenderType = Literal[
    "departement", "direktorat", "tilsyn", "ombud", "politi", "fylkeskommune", "kommune", "helseforetak", "fagforening",
    "profesjonsforening", "arbeidsgiver", "bedrift", "brukerorganisasjon", "pårørendeorganisasjon", "frivillig",
    "interesseorganisasjon", "trossamfunn", "forskning", "parti", "privatperson", "annet",
]  # fmt: skip
BlockKind = Literal[
    "heading", "paragraph", "item", "signature", "footnote", "table", "caption", "contents",
    "quote",  # a passage quoted from the plan or another source, not the sender's own words
    "letterhead",  # sender's and recipient's address, references, date, salutation
    "furniture",  # running heads and feet, page numbers
]  # fmt: skip
SentenceKind = Literal["heading", "sentence", "item", "other"]
Stance = Literal["ingen", "støtter", "støtter-med-forbehold", "foreslår", "kritisk", "imot"]
Relation = Literal["i-tråd", "utover", "mot", "nevner"]
ViewLabel = Literal["støtter", "støtter-med-forbehold", "foreslår", "kritisk", "imot", "blandet", "uten-merknader"]
OverallLabel = Literal["støtter", "støtter-med-forbehold", "kritisk", "imot", "ingen-merknader", "kommentar"]
MeasureKind = Literal["measure", "goal", "priority", "whole"]
GapKind = Literal["measure", "position"]
ArgumentKind = Literal["forbehold", "endring", "begrunnelse"]
GroundCode = Literal[
    "økonomi", "kapasitet", "kompetanse", "kvalitet", "kunnskap", "erfaring", "likebehandling", "tilgjengelighet",
    "rettssikkerhet", "lov-og-rettigheter", "personvern", "selvbestemmelse", "lokalt-selvstyre", "barns-beste", "helse",
    "trygghet", "tillit", "samordning", "forutsigbarhet", "administrasjon", "næring", "miljø", "forebygging",
    "virker-mot-hensikten",
]  # fmt: skip
"""What people argue from, in any hearing; ``Ground`` holds the words."""
AnswerMethod = Literal["ordrett", "nummer", "likner"]
ReviewKind = Literal["stance", "theme", "alignment", "view"]
ReviewState = Literal["beholdt", "endret", "må ses på nytt"]
"""What became of a signed view: kept, changed by the person, or resting on something else than when it was signed."""
PartOfSpeech = Literal[
    "", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ",
    "SYM", "VERB", "X",
]  # fmt: skip
"""Universal Dependencies' parts of speech; "" where no model has told it."""
Language = Literal["nb", "nn", "se", "en", "da", "sv", "other"]
UNREAD: frozenset[Language] = frozenset({"se", "en", "sv", "other"})
"""Languages without codebook patterns and cues of ours. Danish is read: its words and grammar are nearly bokmål's, so
most patterns and cues hold, and a short bokmål letter taken for Danish is not lost."""

STANCES: tuple[Stance, ...] = get_args(Stance)
RELATIONS: tuple[Relation, ...] = get_args(Relation)
SENDER_TYPES: tuple[SenderType, ...] = get_args(SenderType)
HELHET = "helhet"
"""Id of the measure that is the proposal as a whole."""


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What every record is: frozen, named fields only, unknown fields refused."""


class Question(Record, frozen=True, kw_only=True):
    """A question the ministry asked; responses repeat its words as a heading."""

    question_id: str
    text: str


class Hearing(Record, frozen=True, kw_only=True):
    """What ``hearing.yaml`` says of the hearing as a whole; the documents stand in ``Document``."""

    name: str
    title: str
    case_number: str | None = None
    deadline: str | None = None
    has_plan: bool
    has_codebook: bool
    questions: tuple[Question, ...] = ()
    invited: tuple[str, ...] = ()
    show_private_names: bool = False
    language: Literal["nb", "nn"] = "nb"
    """The written standard of the files that people take away."""


class Document(Record, frozen=True, kw_only=True):
    """One file under ``documents/`` (or one member of a container), with what is known of its sender and its fate.

    ``guessed`` names the fields that were read off the letter and not given in ``hearing.yaml``."""

    doc_id: str
    file: str
    title: str | None
    sender: str | None
    sender_type: SenderType | None
    role: Role
    part_of: str | None = None
    answers: str | None = None
    """``None``: the plan. Otherwise the title of the other case this document answers."""
    date: str | None = None
    language: Language | None = None
    n_pages: int | None = None
    n_words: int = 0
    status: Status
    duplicate_of: str | None = None
    reason: str | None = None
    guessed: tuple[str, ...] = ()
    published: bool = True
    """False: withheld from tables, report and files, counted only."""
    ocr_confidence: float | None = None
    """Mean confidence of the words that text recognition read, 0 to 100, or None where it read none."""
    warnings: tuple[str, ...] = ()
    """What the reader warned of, in plain Norwegian; the document was read all the same."""


class DocumentText(Record, frozen=True, kw_only=True):
    """The text as cleaned once by ingest: what every address points into."""

    doc_id: str
    text: str


class Line(Record, frozen=True, kw_only=True):
    """A line of a block on a PDF page: where it stands on the page and in the text."""

    page: int
    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float


class OcrWord(Record, frozen=True, kw_only=True):
    """A word that text recognition read: how sure it is (0 to 100), and its box on the page as scanned."""

    doc_id: str
    page: int
    text: str
    confidence: float
    x0: float
    top: float
    x1: float
    bottom: float


class Block(Record, frozen=True, kw_only=True):
    """A heading, paragraph, list item, … : ``text[start:end]`` of its document, in reading order.

    A paragraph that runs over columns or pages is one block; footnotes and furniture met on the way come after it.
    ``level`` is 1 for the topmost heading, and the depth of a list item. ``marker`` is the bullet or number that was
    taken off the item's or heading's text, or None. ``box`` is the title of the frame the block stands in, or None. A
    ``quote`` with a level is a heading that is not the sender's own: a question the ministry asked, or an annex's.
    ``language`` is the block's own, or the document's where the block is too short to tell."""

    doc_id: str
    block_id: str
    kind: BlockKind
    level: int | None = None
    marker: str | None = None
    box: str | None = None
    language: Language | None = None
    page: int
    start: int
    end: int
    lines: tuple[Line, ...] = ()


class Sentence(Record, frozen=True, kw_only=True):
    """The unit that is tagged. ``text == document.text[start:end]`` (law 2).

    ``heading`` is the text of the nearest heading above, or None. ``lead_id`` is, for an item, the sentence that
    introduces the list («Vi mener at:»), or None. ``block_kind`` and ``language`` are those of the block it stands in.
    """

    doc_id: str
    sentence_id: str
    block_id: str
    block_kind: BlockKind
    kind: SentenceKind
    page: int
    start: int
    end: int
    heading: str | None
    lead_id: str | None = None
    language: Language | None = None
    text: str


class SentenceWords(Record, frozen=True, kw_only=True):
    """The words and signs of a sentence in order, as lists of equal length.

    ``starts`` and ``ends`` count in the sentence's own text; ``parts`` are the lemmas a compound is made of, () for no
    compound. ``pipeline.language.read_tokens`` makes tokens of the row."""

    doc_id: str
    sentence_id: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    lemmas: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]
    pos: tuple[PartOfSpeech, ...]


class Mention(Record, frozen=True, kw_only=True):
    """An organisation or public body named in a sentence: ``text == document.text[start:end]`` (law 2).

    ``label`` is the name recogniser's, or None where only a sender's known name was found. ``sender`` is the hearing's
    sender that is meant, or None where it is none of them or not looked for yet. Names of people are never kept."""

    doc_id: str
    sentence_id: str
    start: int
    end: int
    text: str
    label: str | None
    sender: str | None = None


class Place(Record, frozen=True, kw_only=True):
    """Where a measure stands in the plan."""

    source: str
    section: str | None
    page: int
    start: int
    end: int


class Measure(Record, frozen=True, kw_only=True):
    """One numbered commitment of the plan (or a goal, a priority, or the proposal as a whole).

    ``measure_id`` follows the plan's numbering: ``boks-3.2/05`` is the fifth bullet of Boks 3.2. What the plan says
    twice is one measure; the first place is also in ``source``, ``section`` and ``page``."""

    measure_id: str
    doc_id: str
    source: str
    section: str | None
    ordinal: int
    kind: MeasureKind
    text: str
    page: int
    amount_nok: int | None = None
    deadline: str | None = None
    places: tuple[Place, ...] = ()


class Theme(Record, frozen=True, kw_only=True):
    """A code of the codebook, as the report shows it."""

    theme: str
    label_nb: str
    label_nn: str | None = None
    label_en: str | None = None
    definition: str
    parent: str | None = None


class ThemeTag(Record, frozen=True, kw_only=True):
    """A theme found in a sentence. ``evidence`` is the words that gave it; ``method`` names how."""

    doc_id: str
    sentence_id: str
    theme: str
    score: float
    method: str
    evidence: str
    reviewed: str | None = None
    """Who decided it and when, or None where it is the pipeline's own."""


class PatternUse(Record, frozen=True, kw_only=True):
    """A pattern of the codebook, and in how many of the senders' own sentences it hits, is the only one of its theme
    that does, and the theme was given in the end; of one that ``excludes``, took a hit away, took all, and it was."""

    theme: str
    pattern: str
    excludes: bool
    n_sentences: int
    n_alone: int
    n_given: int


class ThemeExample(Record, frozen=True, kw_only=True):
    """A sentence of the codebook's that shall (``belongs``) or shall not get the theme."""

    theme: str
    text: str
    belongs: bool


class MeasureTheme(Record, frozen=True, kw_only=True):
    """A theme of the codebook that a measure's words are about."""

    measure_id: str
    theme: str


class SentenceStance(Record, frozen=True, kw_only=True):
    """A sentence's stance, or None where the pipeline abstains. ``score`` is how likely it is; ``cue`` the words that
    gave it; ``method`` says how it was found: by the encoder and the words together (``modell``) or by words (``ord``).
    """

    doc_id: str
    sentence_id: str
    stance: Stance | None
    score: float | None
    cue: str | None
    method: Literal["modell", "ord"] | None = None
    reviewed: str | None = None
    """Who decided it and when, or None where it is the pipeline's own."""


class VectorKey(Record, frozen=True, kw_only=True):
    """What row of ``vectors.npy`` belongs to what: ``kind`` and id, in row order."""

    kind: Literal["sentence", "measure"]
    id: str


class Embedding(Record, frozen=True, kw_only=True):
    """Which embedding model made the vectors."""

    embedder: str


class Alignment(Record, frozen=True, kw_only=True):
    """A position set against a measure. The ten best measures of each position are kept, ranked from 1."""

    doc_id: str
    sentence_id: str
    measure_id: str
    relation: Relation
    score: float
    rank: int
    accepted: bool
    reviewed: str | None = None
    """Who decided relation or acceptance and when, or None where both are the pipeline's own."""


class Topic(Record, frozen=True, kw_only=True):
    """A cluster BERTopic proposes (foreslått tema); never a theme until a person makes it one.

    ``label`` is made of its weightiest words, empty where none tells it from the rest of the hearing; ``label_nn`` the
    same in nynorsk, or None where it is not known. ``patterns`` are the codebook's, from its words: they hit
    ``n_caught`` of its sentences, and ``n_caught_elsewhere`` others. ``stability`` is 0 to 1, 1 when every seed gives
    the same cluster. ``examples`` are sentence_id, nearest its centre first."""

    topic_id: int
    label: str
    label_nn: str | None
    words: tuple[str, ...]
    patterns: tuple[str, ...]
    n_caught: int
    n_caught_elsewhere: int
    n_sentences: int
    n_senders: int
    stability: float
    examples: tuple[str, ...]


class Placed(Record, frozen=True, kw_only=True):
    """Where a sentence lies on the map of sentences: near others of like meaning. The axes mean nothing; nearly all lie
    between -1 and 1. ``topic_id`` is the proposed topic it belongs to, or None."""

    sentence_id: str
    x: float
    y: float
    topic_id: int | None = None


class View(Record, frozen=True, kw_only=True):
    """A sender's on a measure, from its aligned positions."""

    sender: str
    measure_id: str
    view: ViewLabel
    inherited_from: str | None = None
    n_positions: int
    best_sentence_id: str | None
    reviewed: str | None = None
    """Who signed it and when, or None."""
    answers: str | None = None
    """Title of the other case when the view comes only from documents that answer that case."""
    review: ReviewState | None = None
    computed: ViewLabel | None = None
    """What the rule gives, where a person decided otherwise."""
    basis: str = ""
    """Digest of what it rests on: the measure's words, and its quotes with relation and stance."""


class Quote(Record, frozen=True, kw_only=True):
    """A sentence behind a view."""

    sender: str
    measure_id: str
    sentence_id: str
    relation: Relation
    stance: Stance
    score: float


class Ground(Record, frozen=True, kw_only=True):
    """Something people argue from, as the report shows it."""

    ground: GroundCode
    label_nb: str
    label_nn: str
    definition: str


class Argument(Record, frozen=True, kw_only=True):
    """A reservation, a requested change or a reason, part of a sentence or a whole one.

    ``text == document.text[start:end]`` (law 2), inside the sentence ``sentence_id``. ``position_id`` is the position
    it belongs to, mostly the same sentence, and ``measure_ids`` are that position's accepted measures, best first.
    ``ground`` is what a reason argues from, None where no ground was found and for what is no reason; ``cue`` is the
    words that gave it."""

    doc_id: str
    sentence_id: str
    position_id: str
    kind: ArgumentKind
    start: int
    end: int
    text: str
    ground: GroundCode | None = None
    measure_ids: tuple[str, ...] = ()
    cue: str


class Overall(Record, frozen=True, kw_only=True):
    """A response's view of the proposal as a whole."""

    doc_id: str
    overall: OverallLabel
    score: float
    sentence_id: str | None
    """The sentence that says it, or None where it was weighed from many."""


class SenderTheme(Record, frozen=True, kw_only=True):
    """How much a sender says about a theme: tagged sentences, and positions among them by what they want."""

    sender: str
    theme: str
    n_sentences: int
    n_for: int
    """støtter and støtter-med-forbehold"""
    n_wants: int
    """foreslår"""
    n_against: int
    """kritisk and imot"""


class Answer(Record, frozen=True, kw_only=True):
    """What a document answers to one of the ministry's questions: the sentences under ``heading_id``, which may be the
    first of them. ``method``: the heading repeats the question, gives its number, or is about the same (0 to 1)."""

    question_id: str
    sender: str
    doc_id: str
    heading_id: str
    method: AnswerMethod
    similarity: float
    sentence_ids: tuple[str, ...]


class Copy(Record, frozen=True, kw_only=True):
    """A letter that others have sent too, word for word or nearly.

    ``group`` is the ``doc_id`` of the letter that stands for the text; ``similarity`` (0 to 1) is to that one, and
    ``exact`` says that its words are the same. ``added`` are the letter's own sentences that do not stand in it,
    ``left_out`` those of that letter that are not here: sentence_id, in order."""

    group: str
    doc_id: str
    similarity: float
    exact: bool
    added: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()


class SharedSentence(Record, frozen=True, kw_only=True):
    """A sentence that several senders have in common, word for word or nearly. ``group`` is the first of them."""

    sentence_id: str
    group: str
    n_senders: int


class Endorsement(Record, frozen=True, kw_only=True):
    """``sender`` joins the answer of ``of``, another sender, in this sentence."""

    sender: str
    of: str
    doc_id: str
    sentence_id: str


class Count(Record, frozen=True, kw_only=True):
    """One step of the accounting: what it counts (``files``, ``analysed``, ``sentences``, …) and how many."""

    step: str
    n: int


class Gap(Record, frozen=True, kw_only=True):
    """A measure nobody addressed, or a position no measure covers."""

    kind: GapKind
    id: str
    text: str
    page: int


class Score(Record, frozen=True, kw_only=True):
    """A figure that judges the program. ``scope`` is ``alle``, a document's file stem, a stance or a theme.

    ``low`` and ``high`` bound its 95 % interval, or are None where none was computed; ``n`` is what it rests on.
    """

    metric: str
    scope: str
    value: float
    low: float | None = None
    high: float | None = None
    n: int


class Review(Record, frozen=True, kw_only=True):
    """What a person decided about one item: a row of ``review.csv``.

    The item is a sentence, by document and the ``digest`` of its ``text``; ``sentence_id`` tells equal sentences
    apart. For a view, which is no sentence, ``doc_id`` names the sender's documents in the case ``answers``, joined by
    `` ; ``. ``target`` is the theme or measure. ``old`` is what stood there, ``new`` one of ``tables.REVIEW_VALUES``.
    ``basis`` is what a signed view rested on.
    """

    kind: ReviewKind
    doc_id: str
    sentence_id: str = ""
    digest: str = ""
    target: str = ""
    sender: str = ""
    answers: str = ""
    old: str
    new: str
    who: str
    date: str
    note: str = ""
    basis: str = ""
    text: str = ""

    @property
    def by(self) -> str:
        """Who and when, as tables show it."""
        return f"{self.who}, {self.date}"


class Reject(Record, frozen=True, kw_only=True):
    """What a stage took in and could not use, with the reason in plain Norwegian (law 1)."""

    stage: str
    item: str
    reason: str
    quote: str = ""


def slug(text: str) -> str:
    """``text`` as an id: lower case letters (æøå kept), digits and single hyphens. Empty text gives ``x``."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return re.sub(r"[^a-z0-9æøå.]+", "-", folded).strip("-.") or "x"


def doc_id(file: str) -> str:
    """Id of a document from its path under ``documents/``: the same whatever other files lie beside it.

    Where the id cannot hold all letters of the path («заявление.pdf»), a checksum of it keeps ids apart.
    """
    name = slug(re.sub(r"[/.]", "-", file))
    plain = unicodedata.normalize("NFC", file).casefold()
    lost = any(c.isalnum() and not re.match(r"[a-z0-9æøå]", c) for c in plain)
    return f"{name}-{zlib.crc32(plain.encode('utf-8', 'surrogatepass')):08x}" if lost else name


def block_id(doc: str, n: int) -> str:
    """Id of the ``n``-th block (from 1) of a document."""
    return f"{doc}/b{n:04d}"


def sentence_id(doc: str, n: int) -> str:
    """Id of the ``n``-th sentence (from 1) of a document; unique over the whole hearing."""
    return f"{doc}/{n:04d}"
