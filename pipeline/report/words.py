"""The interface's words: Norwegian labels, signs, numbers and dates. Pure functions on plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.records import ArgumentKind, Document, OverallLabel, Relation, Role, SenderType, Stance, Status, ViewLabel
from pipeline.report.i18n import SPACE as SPACE
from pipeline.report.i18n import msg
from pipeline.report.i18n import number as number

MINUS = "\u2212"

_MONTHS = (
    *("januar", "februar", "mars", "april", "mai", "juni"),
    *("juli", "august", "september", "oktober", "november", "desember"),
)


class Look(NamedTuple):
    """How a label is shown: its words, a sign that says it without colour, and the class that colours it."""

    label: str
    sign: str
    css: str
    meaning: str


VIEWS: Mapping[ViewLabel, Look] = {
    "støtter": Look(msg("Støtter"), "+", "for", msg("vil det tiltaket vil")),
    "støtter-med-forbehold": Look(
        msg("Støtter med forbehold"), "(+)", "cond", msg("er med, men stiller vilkår eller vil ha mer")
    ),
    "foreslår": Look(msg("Foreslår"), "→", "wants", msg("ber om mer eller noe annet i samme sak")),
    "kritisk": Look(msg("Kritisk"), MINUS, "critical", msg("innvender eller tviler")),
    "imot": Look(msg("Går imot"), "✕", "against", msg("avviser")),
    "blandet": Look(msg("Blandet"), "±", "mixed", msg("sier både ja og nei; begge deler er sitert")),
    "uten-merknader": Look(msg("Uten merknader"), "○", "none", msg("sier uttrykkelig at det ikke er merknader")),
}
STANCES: Mapping[Stance, Look] = {
    "støtter": Look(msg("støtter"), "+", "for", msg("er positiv")),
    "støtter-med-forbehold": Look(msg("støtter med forbehold"), "(+)", "cond", msg("er positiv, med vilkår")),
    "foreslår": Look(msg("foreslår"), "→", "wants", msg("ber om noe")),
    "kritisk": Look(msg("kritisk"), MINUS, "critical", msg("kritiserer eller bekymrer seg")),
    "imot": Look(msg("imot"), "✕", "against", msg("avviser")),
    "ingen": Look(msg("uten standpunkt"), "·", "none", msg("opplyser eller beskriver")),
}
OVERALL: Mapping[OverallLabel, Look] = {
    "støtter": VIEWS["støtter"],
    "støtter-med-forbehold": VIEWS["støtter-med-forbehold"],
    "kritisk": VIEWS["kritisk"],
    "imot": VIEWS["imot"],
    "ingen-merknader": Look(msg("Ingen merknader"), "○", "none", msg("sier at det ikke er merknader")),
    "kommentar": Look(msg("Kommentar"), "·", "none", msg("innspill uten et syn på planen som helhet")),
}
RELATIONS: Mapping[Relation, str] = {
    "i-tråd": msg("i tråd med tiltaket"),
    "utover": msg("utover tiltaket"),
    "mot": msg("mot tiltaket"),
    "nevner": msg("nevner tiltaket"),
}
ARGUMENTS: Mapping[ArgumentKind, str] = {
    "forbehold": msg("Forbehold"),
    "endring": msg("Ønsker"),
    "begrunnelse": msg("Begrunnelse"),
}
STATUSES: Mapping[Status, str] = {
    "analysed": msg("analysert"),
    "empty": msg("tomt dokument"),
    "needs-ocr": msg("mangler tekstlag (må tekstgjenkjennes)"),
    "duplicate": msg("duplikat"),
    "refused": msg("kunne ikke leses"),
}
ROLES: Mapping[Role, str] = {"plan": msg("Plan"), "response": msg("Høringssvar"), "background": msg("Bakgrunn")}
OTHER_CASE = msg("Innspill i annen sak")
"""What answers another case, and so is no answer to the plan."""
UNKNOWN_ROLE = msg("Ikke kjent, fordi filen ikke er lest")
SENDER_TYPES: Mapping[SenderType, str] = {
    "departement": msg("Departementer"),
    "direktorat": msg("Direktorater"),
    "tilsyn": msg("Tilsyn"),
    "ombud": msg("Ombud"),
    "politi": msg("Politi"),
    "fylkeskommune": msg("Fylkeskommuner"),
    "kommune": msg("Kommuner"),
    "helseforetak": msg("Helseforetak"),
    "fagforening": msg("Fagforeninger"),
    "profesjonsforening": msg("Profesjonsforeninger"),
    "arbeidsgiver": msg("Arbeidsgivere"),
    "bedrift": msg("Bedrifter"),
    "brukerorganisasjon": msg("Brukerorganisasjoner"),
    "pårørendeorganisasjon": msg("Pårørendeorganisasjoner"),
    "frivillig": msg("Frivillige organisasjoner"),
    "interesseorganisasjon": msg("Interesseorganisasjoner"),
    "trossamfunn": msg("Tros- og livssynssamfunn"),
    "forskning": msg("Forskning"),
    "parti": msg("Partier"),
    "privatperson": msg("Privatpersoner"),
    "annet": msg("Andre"),
}
_SHORT_TYPES: Mapping[SenderType, str] = {
    "departement": msg("Dep."),
    "direktorat": msg("Dir."),
    "tilsyn": msg("Tils."),
    "ombud": msg("Omb"),
    "politi": msg("Politi"),
    "fylkeskommune": msg("Fylke"),
    "kommune": msg("Kom."),
    "helseforetak": msg("HF"),
    "fagforening": msg("Fag"),
    "profesjonsforening": msg("Prof."),
    "arbeidsgiver": msg("Arb."),
    "bedrift": msg("Bedr."),
    "brukerorganisasjon": msg("Bruk."),
    "pårørendeorganisasjon": msg("Pår."),
    "frivillig": msg("Friv."),
    "interesseorganisasjon": msg("Int."),
    "trossamfunn": msg("Tro"),
    "forskning": msg("Forsk."),
    "parti": msg("Parti"),
    "privatperson": msg("Priv."),
    "annet": msg("Andre"),
}
UNKNOWN_TYPE = msg("Type ikke kjent")
FIELDS: Mapping[str, str] = {
    "title": msg("tittel"),
    "sender": msg("høringsinstans"),
    "sender_type": msg("type"),
    "role": msg("rolle"),
    "part_of": msg("vedlegg til"),
    "answers": msg("sak det svarer på"),
    "date": msg("dato"),
    "language": msg("språk"),
}
LANGUAGES: Mapping[str, str] = {
    "nb": msg("bokmål"),
    "nn": msg("nynorsk"),
    "se": msg("nordsamisk"),
    "en": msg("engelsk"),
    "da": msg("dansk"),
    "sv": msg("svensk"),
    "other": msg("annet språk"),
}


METRICS: Mapping[str, tuple[str, str]] = {
    "view_cells_f1": (msg("Om en instans har et syn på et tiltak (F1)"), msg("over alle ruter i matrisen")),
    "view_f1": (msg("Hvilket syn en instans har på et tiltak (F1)"), msg("rett syn i rett rute, sju mulige")),
    "view_reversed": (
        msg("Syn snudd på hodet"),
        msg("andel ruter der for er lest som mot eller omvendt; lavere er bedre"),
    ),
    "stance_kappa": (msg("Standpunkt, samsvar (kappa)"), msg("0 er som ved loddtrekning, 1 er helt likt")),
    "stance_accuracy": (msg("Standpunkt, andel riktige"), msg("høyere er bedre")),
    "stance_abstained": (msg("Standpunkt, andel uten svar"), msg("setninger programmet ikke har tatt stilling til")),
    "against_read_as_for": (msg("Motstand lest som støtte"), msg("andel; lavere er bedre")),
    "theme_f1": (msg("Temaer (F1)"), msg("0 er ingen riktige, 1 er alle riktige og ingen for mye")),
    "link_f1": (
        msg("Koblinger, setning for setning (F1)"),
        msg("0 er ingen riktige, 1 er alle riktige og ingen for mye"),
    ),
    "document_link_f1": (msg("Hvilke tiltak et dokument omtaler (F1)"), msg("som over, for dokumentet under ett")),
    "relation_accuracy": (msg("Forholdet til tiltaket, andel riktige"), msg("av koblingene som er riktige")),
    "mean_reciprocal_rank": (
        msg("Riktig tiltak høyt på listen (MRR)"),
        msg("1 når det riktige tiltaket alltid står først"),
    ),
    "overall_accuracy": (msg("Syn på planen som helhet, andel riktige"), msg("høyere er bedre")),
}
"""The figures of ``evaluate``: name, and how to read it."""
SURENESS: tuple[tuple[float, str], ...] = (
    (0.85, msg("sikker")),
    (0.65, msg("nokså sikker")),
    (0.0, msg("usikker")),
)
"""How sure the program is in words: from what score on, 0 to 1, and what it is called. The only place it is said."""
_TERMS: Mapping[str, str] = {
    "counts": msg("Antall i tabellene"),
    "coded": msg("Kodet for hånd"),
    "quality": msg("Kvalitet"),
    "documents": msg("dokumenter"),
    "documents_not_analysed": msg("dokumenter programmet ikke har analysert"),
    "analysed": msg("analysert"),
    "sentences": msg("setninger"),
    "counts.sentences": msg("setninger, med planens og med overskrifter"),
    "sentences_covered": msg("andel av setningene programmet fant igjen"),
    "measures": msg("tiltak"),
    "counts.measures": msg("tiltak, mål og prioriteringer, og planen som helhet"),
    "theme_tags": msg("temamerker"),
    "links": msg("koblinger"),
}


def term(key: str, group: str = "") -> str:
    """A key of ``metrics.json`` in words; in some a ``group`` counts more than the word says by itself."""
    labels: dict[str, str] = {k: look.label for k, look in STANCES.items()}
    key = f"{group}.{key}" if f"{group}.{key}" in _TERMS else key
    return {**_TERMS, **labels}.get(key, METRICS[key][0] if key in METRICS else key.replace("_", " "))


def sureness(score: float | None) -> str | None:
    """How sure the program is of a stance or a link in words, by its score from 0 to 1; None where it has none."""
    return None if score is None else next(label for low, label in SURENESS if round(100 * score) >= round(100 * low))


def role(document: Document) -> str:
    """What a document is to this hearing. What answers another case is never called an answer to it, and of what is
    not read and nobody has told of, it is not known."""
    if document.role == "response" and document.answers:
        return OTHER_CASE
    if document.role == "response" and "role" in document.guessed and document.status in ("needs-ocr", "refused"):
        return UNKNOWN_ROLE
    return ROLES[document.role]


def type_label(sender_type: SenderType | None) -> str:
    """The plural heading of a sender type."""
    return SENDER_TYPES[sender_type] if sender_type else UNKNOWN_TYPE


def type_short(sender_type: SenderType | None) -> str:
    """A sender type in the width of one column."""
    return _SHORT_TYPES[sender_type] if sender_type else "?"


def lang_tag(language: str | None) -> str | None:
    """The HTML ``lang`` of a quote when it is not the page's own bokmål."""
    return None if language in (None, "nb") else "und" if language == "other" else language


def count(n: int, one: str, many: str | None = None) -> str:
    """``1 fil``, ``2 filer``; ``many`` is ``one`` when the word does not change."""
    return f"{number(n)}{SPACE}{one if n == 1 else many or one}"


def amount(nok: int | None) -> str | None:
    """``650 millioner kroner``; None stays None."""
    if nok is None:
        return None
    for size, one, many in ((1_000_000_000, "milliard", "milliarder"), (1_000_000, "million", "millioner")):
        if nok >= size and nok % (size // 10) == 0:
            whole = decimal(nok / size, 1).removesuffix(",0")
            return f"{whole}{SPACE}{one if whole == '1' else many} kroner"
    return f"{nok:,}".replace(",", SPACE) + f"{SPACE}kroner"


def date(iso: str | None) -> str | None:
    """``2026-09-11`` as ``11. september 2026``; what is no ISO date stands as it is."""
    parts = (iso or "").split("-")
    if len(parts) == 3 and all(p.isascii() and p.isdigit() for p in parts) and 1 <= int(parts[1]) <= 12:
        return f"{int(parts[2])}.{SPACE}{_MONTHS[int(parts[1]) - 1]} {parts[0]}"
    return iso


def decimal(x: float, digits: int = 2) -> str:
    """A number with a decimal comma."""
    return f"{x:.{digits}f}".replace(".", ",").replace("-", MINUS)


def listing(parts: list[str]) -> str:
    """``a, b og c``."""
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " og " + parts[-1] if parts else ""


def short(text: str, length: int) -> str:
    """``text`` cut at a word to at most ``length`` characters, with … where something was cut."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut[length // 2 :] else cut).rstrip(" ,-–(") + "…"
