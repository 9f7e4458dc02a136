"""What labels are called in the files people take away, with their signs and colours: as on the site's pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from pipeline.records import (
    HELHET,
    ArgumentKind,
    Document,
    Measure,
    MeasureKind,
    OverallLabel,
    Relation,
    Role,
    SenderType,
    Status,
    ViewLabel,
)

MINUS = "\u2212"


class Look(NamedTuple):
    """A view or stance: its words, a sign that says it without colour, its colours (paper and ink) and meaning."""

    label: str
    sign: str
    paper: str
    ink: str
    meaning: str


VIEWS: Mapping[ViewLabel, Look] = {
    "støtter": Look("Støtter", "+", "0F6079", "FFFFFF", "vil det tiltaket vil"),
    "støtter-med-forbehold": Look(
        "Støtter med forbehold", "(+)", "CBE5EE", "0A4052", "er med, men stiller vilkår eller vil ha mer"
    ),
    "foreslår": Look("Foreslår", "→", "E2DBF4", "44297F", "ber om mer eller noe annet i samme sak"),
    "kritisk": Look("Kritisk", MINUS, "FBDCBF", "71330A", "innvender eller tviler"),
    "imot": Look("Går imot", "✕", "9B3413", "FFFFFF", "avviser"),
    "blandet": Look("Blandet", "±", "F3F1EB", "1B2226", "sier både ja og nei; begge deler er sitert"),
    "uten-merknader": Look("Uten merknader", "○", "E6E4DF", "434C52", "sier uttrykkelig at det ikke er merknader"),
}
STANCES: Mapping[str, str] = {
    "støtter": "støtter",
    "støtter-med-forbehold": "støtter med forbehold",
    "foreslår": "foreslår",
    "kritisk": "kritisk",
    "imot": "imot",
}
"""The stances that make a position."""
OVERALL: Mapping[OverallLabel, str] = {
    "støtter": "Støtter",
    "støtter-med-forbehold": "Støtter med forbehold",
    "kritisk": "Kritisk",
    "imot": "Går imot",
    "ingen-merknader": "Ingen merknader",
    "kommentar": "Kommentar",
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
KINDS: Mapping[MeasureKind, str] = {
    "whole": "helhet",
    "measure": "tiltak",
    "goal": "mål",
    "priority": "prioritering",
}
STATUSES: Mapping[Status, str] = {
    "analysed": "analysert",
    "empty": "tomt dokument",
    "needs-ocr": "mangler tekstlag (må tekstgjenkjennes)",
    "duplicate": "duplikat",
    "refused": "kunne ikke leses",
}
ROLES: Mapping[Role, str] = {"plan": "plan", "response": "høringssvar", "background": "bakgrunn"}
OTHER_CASE = "innspill i annen sak"
"""What answers another case, and so is no answer to the plan."""
UNKNOWN_ROLE = "ikke kjent, fordi filen ikke er lest"
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
UNKNOWN_TYPE = "Type ikke kjent"
LANGUAGES: Mapping[str, str] = {
    "nb": "bokmål",
    "nn": "nynorsk",
    "se": "nordsamisk",
    "en": "engelsk",
    "da": "dansk",
    "sv": "svensk",
    "other": "annet språk",
}
STEPS: Mapping[str, str] = {
    "files": "filer",
    "files_analysed": "… analysert",
    "files_empty": "… tomme",
    "files_needs-ocr": "… uten tekstlag (må tekstgjenkjennes)",
    "files_duplicate": "… duplikater",
    "files_refused": "… som ikke kunne leses",
    "plans": "planen (blant filene)",
    "withheld": "holdt tilbake fra publisering (blant filene)",
    "letters": "høringssvar til planen, analysert",
    "distinct_texts": "… ulike tekster, når like svar regnes som ett",
    "other_input": "innspill i andre saker og bakgrunn, analysert",
    "senders": "høringsinstanser det er lest noe fra",
    "sentences": "setninger lest i svar og innspill",
    "judged": "… med standpunkt vurdert",
    "abstained": "… der programmet ikke har tatt stilling",
    "unread": "… av dem på et språk som ikke leses",
    "positions": "posisjoner (setninger med et standpunkt)",
    "positions_aligned": "… koblet til minst ett tiltak",
    "positions_joining": "… som slutter seg til et annet svar",
    "positions_uncovered": "… som ikke er dekket av noe tiltak",
    "measures": "tiltak i planen",
    "measures_addressed": "… der programmet fant omtale",
    "measures_unaddressed": "… der programmet ikke fant omtale",
}
"""The accounting's steps, from files to aligned positions."""


def role_label(document: Document) -> str:
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


def measure_label(measure: Measure) -> str:
    """The measure's number as people say it."""
    if measure.measure_id == HELHET or measure.kind == "whole":
        return "Planen som helhet"
    if measure.kind == "goal":
        return f"Mål {measure.ordinal}"
    if measure.kind == "priority":
        return f"Prioritering {measure.ordinal}"
    return f"{measure.source} nr. {measure.ordinal}"


def measure_text(measure: Measure) -> str:
    """The measure's words; of the proposal as a whole, what it is."""
    return "Planen som helhet" if measure.kind == "whole" else measure.text
