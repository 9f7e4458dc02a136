"""The public tables' columns: their order, type and meaning. Columns may be added; those of the design stay."""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args

from pipeline.records import (
    RELATIONS,
    SENDER_TYPES,
    STANCES,
    ArgumentKind,
    GapKind,
    GroundCode,
    MeasureKind,
    OverallLabel,
    ReviewState,
    Role,
    SentenceKind,
    Status,
    ViewLabel,
)


class Column(NamedTuple):
    """A column: ``allowed`` lists its values when they are closed."""

    name: str
    type: Literal["string", "integer", "number", "boolean"]
    description: str
    allowed: tuple[str, ...] = ()


class Table(NamedTuple):
    """A public table."""

    name: str
    title: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]


_DOC = Column("doc_id", "string", "dokumentets id")
_SENTENCE = Column("sentence_id", "string", "setningens id, entydig i hele høringen")
_MEASURE = Column(
    "measure_id", "string", "tiltakets id, etter planens egen nummerering; helhet er forslaget som helhet"
)

TABLES = (
    Table(
        "documents",
        "Dokumenter: én rad for hvert høringssvar, planen og bakgrunn, med status",
        (
            _DOC,
            Column("file", "string", "fil under documents/"),
            Column("title", "string", "tittel"),
            Column("sender", "string", "høringsinstans"),
            Column("sender_type", "string", "type høringsinstans", SENDER_TYPES),
            Column("role", "string", "plan, høringssvar eller bakgrunn", get_args(Role)),
            Column("answers", "string", "den andre saken dokumentet svarer på; tomt når det svarer på planen"),
            Column("date", "string", "dato som 2026-10-01, eller bare året der brevet ikke sier mer"),
            Column("language", "string", "målform eller språk"),
            Column("n_pages", "integer", "antall sider"),
            Column("n_words", "integer", "antall ord i argumentasjonen"),
            Column("status", "string", "hva som ble av filen", get_args(Status)),
            Column("duplicate_of", "string", "dokumentet dette er likt med"),
            Column("reason", "string", "hvorfor filen ikke er analysert"),
            Column("overall", "string", "syn på forslaget som helhet", get_args(OverallLabel)),
            Column("overall_score", "number", "hvor sikkert, 0 til 1"),
            Column("part_of", "string", "dokumentet dette er vedlegg til"),
            Column("guessed", "string", "felt som er lest av brevet og ikke oppgitt, skilt med « ; »"),
            Column("ocr_confidence", "number", "tekstgjenkjenningens sikkerhet, middel over ordene, 0 til 100"),
            Column("warnings", "string", "det leseren varslet om, skilt med « ; »"),
        ),
        ("doc_id",),
    ),
    Table(
        "sentences",
        "Setninger i høringssvar, bakgrunn og plan, i dokumentets rekkefølge",
        (
            _DOC,
            _SENTENCE,
            Column("kind", "string", "overskrift, setning, punkt eller annet", get_args(SentenceKind)),
            Column("page", "integer", "siden setningen begynner på"),
            Column("start", "integer", "første tegn i dokumentets tekst"),
            Column("end", "integer", "tegnet etter det siste"),
            Column("heading", "string", "nærmeste overskrift over"),
            Column("text", "string", "setningen ordrett"),
            Column(
                "stance",
                "string",
                "standpunkt; tomt der det ikke er vurdert, er usikkert eller språket ikke leses",
                STANCES,
            ),
            Column("stance_score", "number", "hvor sikkert, 0 til 1"),
            Column("stance_cue", "string", "ordene som ga standpunktet"),
            Column("stance_method", "string", "modell: språkmodell og ord sammen; ord: ordene alene"),
            Column("language", "string", "avsnittets målform eller språk; dokumentets der avsnittet er for kort"),
            Column(
                "stance_reviewed", "string", "hvem som har avgjort standpunktet, og når; tomt der det er programmets"
            ),
        ),
        ("sentence_id",),
    ),
    Table(
        "themes",
        "Temaer i setninger",
        (
            _DOC,
            _SENTENCE,
            Column("theme", "string", "kode i kodeboken"),
            Column("score", "number", "hvor sikkert, 0 til 1"),
            Column("method", "string", "hvordan temaet ble funnet"),
            Column("evidence", "string", "ordene som ga det"),
            Column("reviewed", "string", "hvem som har avgjort det, og når; tomt der det er programmets"),
        ),
        ("sentence_id", "theme"),
    ),
    Table(
        "measures",
        "Planens tiltak, mål og prioriteringer, og forslaget som helhet",
        (
            _MEASURE,
            Column("doc_id", "string", "planens id"),
            Column("source", "string", "boks, kapittel eller liste tiltaket står i"),
            Column("section", "string", "kapittel"),
            Column("ordinal", "integer", "nummer i listen"),
            Column("kind", "string", "tiltak, mål, prioritering eller helhet", get_args(MeasureKind)),
            Column("text", "string", "tiltaket ordrett"),
            Column("page", "integer", "side i planen"),
            Column("amount_nok", "integer", "beløp i kroner"),
            Column("deadline", "string", "frist, med planens ord"),
            Column("places", "string", "alle steder tiltaket står i planen: kilde og side, skilt med « ; »"),
        ),
        ("measure_id",),
    ),
    Table(
        "alignments",
        "Koblinger: de ti beste tiltakene for hver posisjon",
        (
            _DOC,
            _SENTENCE,
            _MEASURE,
            Column("relation", "string", "hva posisjonen vil med tiltaket", RELATIONS),
            Column("score", "number", "hvor nær, 0 til 1"),
            Column("rank", "integer", "1 er nærmest"),
            Column("accepted", "boolean", "om koblingen teller"),
            Column("reviewed", "string", "hvem som har avgjort det, og når; tomt der det er programmets"),
        ),
        ("sentence_id", "measure_id"),
    ),
    Table(
        "views",
        "Hver høringsinstans sitt syn på hvert tiltak",
        (
            Column("sender", "string", "høringsinstans"),
            _MEASURE,
            Column("view", "string", "syn", get_args(ViewLabel)),
            Column("inherited_from", "string", "høringsinstansen synet er overtatt fra"),
            Column("n_positions", "integer", "antall posisjoner bak synet"),
            Column("best_sentence_id", "string", "setningen som viser det best"),
            Column("reviewed", "string", "hvem som har gått gjennom det, og når; tomt der ingen har"),
            Column("answers", "string", "den andre saken synet er hentet fra; tomt når det svarer på planen"),
            Column("review", "string", "om det ble beholdt eller endret, eller må ses på nytt", get_args(ReviewState)),
            Column(
                "computed", "string", "synet etter regelen, der et menneske har bestemt noe annet", get_args(ViewLabel)
            ),
        ),
        ("sender", "measure_id", "answers"),
    ),
    Table(
        "gaps",
        "Ikke dekket: tiltak ingen omtalte, og posisjoner ingen tiltak dekker",
        (
            Column("kind", "string", "tiltak eller posisjon", get_args(GapKind)),
            Column("id", "string", "tiltakets eller setningens id"),
            Column("text", "string", "tiltaket eller setningen ordrett"),
            Column("page", "integer", "side"),
        ),
        ("kind", "id"),
    ),
    Table(
        "copies",
        "Like svar: brev med samme ord, eller nesten samme; én rad for hvert brev som ligner et annet",
        (
            _DOC,
            Column("group", "string", "id til brevet som står for teksten"),
            Column("similarity", "number", "likhet med det brevet, 0 til 1"),
            Column("exact", "boolean", "om ordene er de samme"),
            Column("added", "string", "setninger som ikke står i det brevet, skilt med « ; »"),
            Column("left_out", "string", "setninger i det brevet som ikke står her, skilt med « ; »"),
        ),
        ("doc_id",),
    ),
    Table(
        "mentions",
        "Omtaler: organisasjoner og offentlige organer som svarene nevner, og hvilken høringsinstans de er",
        (
            _DOC,
            _SENTENCE,
            Column("start", "integer", "første tegn i dokumentets tekst"),
            Column("end", "integer", "tegnet etter det siste"),
            Column("text", "string", "navnet ordrett"),
            Column("label", "string", "språkmodellens slag (ORG, GPE_ORG); tomt der bare navnet er kjent igjen"),
            Column("sender", "string", "høringsinstansen som er nevnt; tomt der den ikke har svart"),
        ),
        ("sentence_id", "start"),
    ),
    Table(
        "arguments",
        "Argumenter: forbehold, ønskede endringer og begrunnelser, ordrett og hver for seg",
        (
            _DOC,
            _SENTENCE,
            Column("kind", "string", "forbehold, ønsket endring eller begrunnelse", get_args(ArgumentKind)),
            Column("start", "integer", "første tegn i dokumentets tekst"),
            Column("end", "integer", "tegnet etter det siste"),
            Column("text", "string", "ordrett; hele setningen eller en del av den"),
            Column(
                "ground", "string", "det en begrunnelse bygger på; tomt der det ikke er funnet", get_args(GroundCode)
            ),
            Column("measure_ids", "string", "tiltakene posisjonen er koblet til, nærmest først, skilt med « ; »"),
            Column("position_id", "string", "posisjonen det hører til; oftest samme setning"),
            Column("cue", "string", "ordene som ga det"),
        ),
        ("sentence_id", "kind", "start"),
    ),
)


def datapackage(name: str, title: str) -> dict[str, object]:
    """The Frictionless description (Data Package v1) of the tables in ``tables/``."""
    return {
        "profile": "tabular-data-package",
        "name": name,
        "title": title,
        "resources": [_resource(t) for t in TABLES],
    }


def _resource(table: Table) -> dict[str, object]:
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.title,
        "path": f"{table.name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(c, required=c.name in table.key and c.name != "answers") for c in table.columns],
            "missingValues": [""],
        },
    }


def _field(column: Column, *, required: bool) -> dict[str, object]:
    constraints: dict[str, object] = {"required": True} if required else {}
    if column.allowed:
        constraints["enum"] = list(column.allowed)
    out: dict[str, object] = {"name": column.name, "type": column.type, "description": column.description}
    return {**out, "constraints": constraints} if constraints else out
