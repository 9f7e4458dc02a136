"""``hearing.yaml`` as ``new`` writes it: every value with what it means, and guesses marked as guesses."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml.comments import CommentedMap, CommentedSeq

from pipeline.ingest.hearing import GUESSED, HearingFile, Listing, yaml_format
from pipeline.records import SENDER_TYPES

_COMMENTS = {
    "case_number": "departementets saksnummer, som svarene viser til",
    "deadline": "høringsfristen, som 2026-10-01",
    "plan": "filen i documents/ som svarene settes opp mot; tom når det ikke finnes noen",
    "codebook": "temaene; tom når de bare skal foreslås",
    "questions": "spørsmålene departementet stilte, ett på hver linje",
    "invited": "høringsinstansene som fikk invitasjon",
    "aliases": "andre skrivemåter av en avsender; skriv {Fellesorganisasjonen (FO): [FO, Felles-organisasjonen]}",
    "show_private_names": "true viser navn på privatpersoner",
    "language": "målform i Word-filen: nb er bokmål, nn er nynorsk",
}
_INTRO = (
    f"«# {GUESSED}» betyr lest av brevet av programmet. Rett det som er feil, og ta bort merket.\n"
    "answers: tom når brevet svarer på planen, ellers navnet på saken det svarer på.\n"
    f"sender_type: {', '.join(SENDER_TYPES)}.\n"
    "role: plan, response (høringssvar) eller background (bakgrunn).\n"
    "withhold: true holder svaret utenfor alt som vises."
)


def write_hearing(hearing: HearingFile, guessed: Mapping[str, frozenset[str]]) -> str:
    """The file as text; the values that ``guessed`` names by file and field get «# gjettet» beside them."""
    top = CommentedMap()
    top["title"] = hearing.title
    top["case_number"] = hearing.case_number
    top["deadline"] = _plain_date(hearing.deadline)
    top["plan"] = hearing.plan
    top["codebook"] = hearing.codebook
    top["questions"] = [q.text for q in hearing.questions]
    top["invited"] = list(hearing.invited)
    top["aliases"] = CommentedMap({name: list(spellings) for name, spellings in sorted(hearing.aliases.items())})
    top["show_private_names"] = hearing.show_private_names
    top["language"] = hearing.language
    entries = CommentedSeq()
    for listing in hearing.documents:
        entries.append(_entry(listing, guessed.get(listing.file, frozenset())))
    top["documents"] = entries
    for key, comment in _COMMENTS.items():
        top.yaml_add_eol_comment(comment, key)
    top.yaml_set_comment_before_after_key(
        "documents",
        before=_INTRO,
    )
    yaml = yaml_format()
    yaml.representer.add_representer(type(None), _empty)
    out = io.StringIO()
    yaml.dump(top, out)
    return out.getvalue()


def _empty(representer: Any, _: None) -> Any:
    return representer.represent_scalar("tag:yaml.org,2002:null", "")


def _plain_date(value: str | None) -> datetime.date | int | str | None:
    """A date as YAML writes it without quotes."""
    if value is None:
        return None
    return int(value) if value.isdigit() else datetime.date.fromisoformat(value) if len(value) == 10 else value


def _entry(listing: Listing, guessed: frozenset[str]) -> CommentedMap:
    entry = CommentedMap()
    for key in ("file", "title", "sender", "sender_type", "date", "role", "part_of", "answers"):
        value = getattr(listing, key)
        if value is None and key in ("title", "part_of"):
            continue
        entry[key] = _plain_date(value) if key == "date" else value
        if key in guessed:
            entry.yaml_add_eol_comment(GUESSED, key)
    if listing.withhold:
        entry["withhold"] = True
    return entry
