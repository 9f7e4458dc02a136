"""The interface's words: Norwegian labels, signs, numbers and dates. Pure functions on plain values."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.records import ArgumentKind, OverallLabel, Relation, Role, SenderType, Stance, Status, ViewLabel

MINUS = "\u2212"
SPACE = "\u00a0"
"""Between the groups of three digits, and between a number and its unit."""

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
    "støtter": Look("Støtter", "+", "for", "vil det tiltaket vil"),
    "støtter-med-forbehold": Look(
        "Støtter med forbehold", "(+)", "cond", "er med, men stiller vilkår eller vil ha mer"
    ),
    "foreslår": Look("Foreslår", "→", "wants", "ber om mer eller noe annet i samme sak"),
    "kritisk": Look("Kritisk", MINUS, "critical", "innvender eller tviler"),
    "imot": Look("Går imot", "✕", "against", "avviser"),
    "blandet": Look("Blandet", "±", "mixed", "sier både ja og nei; begge deler er sitert"),
    "uten-merknader": Look("Uten merknader", "○", "none", "sier uttrykkelig at det ikke er merknader"),
}
STANCES: Mapping[Stance, Look] = {
    "støtter": Look("støtter", "+", "for", "er positiv"),
    "støtter-med-forbehold": Look("støtter med forbehold", "(+)", "cond", "er positiv, med vilkår"),
    "foreslår": Look("foreslår", "→", "wants", "ber om noe"),
    "kritisk": Look("kritisk", MINUS, "critical", "kritiserer eller bekymrer seg"),
    "imot": Look("imot", "✕", "against", "avviser"),
    "ingen": Look("uten standpunkt", "·", "none", "opplyser eller beskriver"),
}
OVERALL: Mapping[OverallLabel, Look] = {
    "støtter": VIEWS["støtter"],
    "støtter-med-forbehold": VIEWS["støtter-med-forbehold"],
    "kritisk": VIEWS["kritisk"],
    "imot": VIEWS["imot"],
    "ingen-merknader": Look("Ingen merknader", "○", "none", "sier at det ikke er merknader"),
    "kommentar": Look("Kommentar", "·", "none", "innspill uten et syn på planen som helhet"),
}
RELATIONS: Mapping[Relation, str] = {
    "i-tråd": "i tråd med tiltaket",
    "utover": "utover tiltaket",
    "mot": "mot tiltaket",
    "nevner": "nevner tiltaket",
}
ARGUMENTS: Mapping[ArgumentKind, str] = {
    "forbehold": "Forbehold",
    "endring": "Ønsker",
    "begrunnelse": "Begrunnelse",
}
STATUSES: Mapping[Status, str] = {
    "analysed": "analysert",
    "empty": "tomt dokument",
    "needs-ocr": "mangler tekstlag (må tekstgjenkjennes)",
    "duplicate": "duplikat",
    "refused": "kunne ikke leses",
}
ROLES: Mapping[Role, str] = {"plan": "plan", "response": "høringssvar", "background": "bakgrunn"}
SENDER_TYPES: Mapping[SenderType, str] = {
    "departement": "Departementer",
    "direktorat": "Direktorater",
    "tilsyn": "Tilsyn",
    "ombud": "Ombud",
    "politi": "Politi",
    "fylkeskommune": "Fylkeskommuner",
    "kommune": "Kommuner",
    "helseforetak": "Helseforetak",
    "fagforening": "Fagforeninger",
    "profesjonsforening": "Profesjonsforeninger",
    "arbeidsgiver": "Arbeidsgivere",
    "bedrift": "Bedrifter",
    "brukerorganisasjon": "Brukerorganisasjoner",
    "pårørendeorganisasjon": "Pårørendeorganisasjoner",
    "frivillig": "Frivillige organisasjoner",
    "interesseorganisasjon": "Interesseorganisasjoner",
    "trossamfunn": "Tros- og livssynssamfunn",
    "forskning": "Forskning",
    "parti": "Partier",
    "privatperson": "Privatpersoner",
    "annet": "Andre",
}
_SHORT_TYPES: Mapping[SenderType, str] = {
    "departement": "Dep.",
    "direktorat": "Dir.",
    "tilsyn": "Tilsyn",
    "ombud": "Omb",
    "politi": "Politi",
    "fylkeskommune": "Fylke",
    "kommune": "Kom.",
    "helseforetak": "HF",
    "fagforening": "Fag",
    "profesjonsforening": "Prof.",
    "arbeidsgiver": "Arb.",
    "bedrift": "Bedr.",
    "brukerorganisasjon": "Bruk.",
    "pårørendeorganisasjon": "Pår.",
    "frivillig": "Friv.",
    "interesseorganisasjon": "Int.",
    "trossamfunn": "Tro",
    "forskning": "Forsk.",
    "parti": "Parti",
    "privatperson": "Priv.",
    "annet": "Andre",
}
UNKNOWN_TYPE = "Type ikke kjent"
FIELDS: Mapping[str, str] = {
    "title": "tittel",
    "sender": "høringsinstans",
    "sender_type": "type",
    "role": "rolle",
    "part_of": "vedlegg til",
    "answers": "sak det svarer på",
    "date": "dato",
    "language": "språk",
}
LANGUAGES: Mapping[str, str] = {
    "nb": "bokmål",
    "nn": "nynorsk",
    "se": "nordsamisk",
    "en": "engelsk",
    "da": "dansk",
    "sv": "svensk",
    "other": "annet språk",
}


METRICS: Mapping[str, tuple[str, str]] = {
    "view_cells_f1": ("Om en instans har et syn på et tiltak (F1)", "over alle ruter i matrisen"),
    "view_f1": ("Hvilket syn en instans har på et tiltak (F1)", "rett syn i rett rute, sju mulige"),
    "view_reversed": ("Syn snudd på hodet", "andel ruter der for er lest som mot eller omvendt; lavere er bedre"),
    "stance_kappa": ("Standpunkt, samsvar (kappa)", "0 er som ved loddtrekning, 1 er helt likt"),
    "stance_accuracy": ("Standpunkt, andel riktige", "høyere er bedre"),
    "stance_abstained": ("Standpunkt, andel uten svar", "setninger programmet ikke har tatt stilling til"),
    "against_read_as_for": ("Motstand lest som støtte", "andel; lavere er bedre"),
    "theme_f1": ("Temaer (F1)", "0 er ingen riktige, 1 er alle riktige og ingen for mye"),
    "link_f1": ("Koblinger, setning for setning (F1)", "0 er ingen riktige, 1 er alle riktige og ingen for mye"),
    "document_link_f1": ("Hvilke tiltak et dokument omtaler (F1)", "som over, for dokumentet under ett"),
    "relation_accuracy": ("Forholdet til tiltaket, andel riktige", "av koblingene som er riktige"),
    "mean_reciprocal_rank": ("Riktig tiltak høyt på listen (MRR)", "1 når det riktige tiltaket alltid står først"),
    "overall_accuracy": ("Syn på planen som helhet, andel riktige", "høyere er bedre"),
}
"""The figures of ``evaluate``: name, and how to read it."""
_TERMS: Mapping[str, str] = {
    "counts": "Antall i tabellene",
    "coded": "Kodet for hånd",
    "quality": "Kvalitet",
    "documents": "dokumenter",
    "documents_not_analysed": "dokumenter programmet ikke har analysert",
    "analysed": "analysert",
    "sentences": "setninger",
    "sentences_covered": "andel av setningene programmet fant igjen",
    "measures": "tiltak",
    "theme_tags": "temamerker",
    "links": "koblinger",
    "ingen": "uten standpunkt",
}


def term(key: str) -> str:
    """A key of ``metrics.json`` in words."""
    return _TERMS.get(key, METRICS[key][0] if key in METRICS else key.replace("_", " "))


def type_label(sender_type: SenderType | None) -> str:
    """The plural heading of a sender type."""
    return SENDER_TYPES[sender_type] if sender_type else UNKNOWN_TYPE


def type_short(sender_type: SenderType | None) -> str:
    """A sender type in the width of one column."""
    return _SHORT_TYPES[sender_type] if sender_type else "?"


def lang_tag(language: str | None) -> str | None:
    """The HTML ``lang`` of a quote when it is not the page's own bokmål."""
    return None if language in (None, "nb") else "und" if language == "other" else language


def number(n: int) -> str:
    """``1 234`` with no-break spaces from five digits on, as Norwegian is set; four digits stand together."""
    return str(n) if abs(n) < 10_000 else f"{n:,}".replace(",", SPACE)


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
