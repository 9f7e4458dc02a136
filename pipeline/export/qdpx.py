"""REFI-QDA project ``export/horing.qdpx``, for NVivo, MAXQDA, ATLAS.ti and the like: texts, codes, coded passages.

Positions are counted in Unicode code points from 0, the end not included, as REFI-QDA 1.5 does and ours are; the texts
are UTF-8 without a mark at the front, with the line breaks (``\\n``) that ingest wrote, so that no position moves.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from lxml import etree

from pipeline.export.labels import (
    ARGUMENTS,
    LANGUAGES,
    OVERALL,
    RELATIONS,
    STANCES,
    VIEWS,
    measure_label,
    measure_text,
    role_label,
    type_label,
)
from pipeline.export.published import Published, grouped, holds
from pipeline.export.zipped import zipped
from pipeline.records import Argument, Document, Measure, Sentence

_SPACE = uuid.UUID("5f0c8f5e-4d5b-5d0e-9b52-6d1f0f2a7c11")
"""All our ids are made in this name space (uuid5), so that a project made again has the same ids."""
_NS = "urn:QDA-XML:project:1.0"
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NAME = 70
"""Letters of a passage that name it."""
_VARIABLES = ("Høringsinstans", "Type", "Rolle", "Dato", "Språk", "Annen sak", "Syn på planen som helhet")


class _Ids:
    """Ids of one hearing's project: the same name gives the same id, in this hearing and no other."""

    def __init__(self, hearing: str) -> None:
        self.space = uuid.uuid5(_SPACE, hearing)

    def __call__(self, *name: str) -> str:
        return str(uuid.uuid5(self.space, "\n".join(name)))


class Passage(NamedTuple):
    """A stretch of a text with its codes: ``(group, key)``."""

    start: int
    end: int
    text: str
    codes: tuple[tuple[str, str], ...]
    note: str | None


def project(p: Published) -> bytes:
    """The project file: ``project.qde`` and a text for every analysed document, the plan among them."""
    ids = _Ids(p.hearing.name)
    names = _source_names(p)
    keys = {i: ids("kilde", names[i] if i in p.private else i) for i in names}
    passages = _passages(p)
    root = etree.Element("Project", nsmap={None: _NS})
    root.set("name", _clean(p.hearing.title))
    root.set("origin", "Høringskart")
    root.set("creatingUserGUID", ids("bruker"))
    user = etree.SubElement(etree.SubElement(root, "Users"), "User")
    user.set("guid", ids("bruker"))
    user.set("name", "Høringskart")
    _codebook(root, p, ids)
    _variables(root, ids)
    _cases(root, p, ids, keys)
    if names:
        sources = etree.SubElement(root, "Sources")
        for i, name in names.items():
            _source(sources, p, ids, p.documents[i], keys[i], name, passages.get(i, ()))
    etree.SubElement(root, "Description").text = _clean(_description(p, len(names)))
    xml = etree.tostring(_named(root), xml_declaration=True, encoding="UTF-8", standalone=True)
    texts = [(f"sources/{keys[i]}.txt", p.texts[i].encode("utf-8")) for i in names]
    return zipped([("project.qde", xml), *texts])


def _source_names(p: Published) -> dict[str, str]:
    """The documents whose text may be written, with the name each is shown by: sender and title, no two the same."""
    out: dict[str, str] = {}
    taken: dict[str, int] = {}
    for i, d in p.documents.items():
        if d.status != "analysed" or i not in p.texts or holds(p.texts[i], p.hidden):
            continue
        who = "Plan" if d.role == "plan" else p.sender_of(i).name
        name = f"{who}: {p.document_name(d)}"
        taken[name] = taken.get(name, 0) + 1
        out[i] = name if taken[name] == 1 else f"{name} ({taken[name]})"
    return out


def _description(p: Published, n: int) -> str:
    left_out = sum(d.status == "analysed" for d in p.every_document) - n
    said = [
        f"Laget av Høringskart av {n} tekster. Kodene er satt av et program: temaer fra kodeboken, standpunkt i "
        "setninger, argumenter med det de bygger på, og planens tiltak. Notatet til et avsnitt sier hva "
        "setningen vil med tiltaket."
    ]
    if left_out:
        said.append(
            f"{left_out} tekster er holdt tilbake fra publisering eller navngir en privatperson, og er ikke med."
        )
    return " ".join(said)


def _codebook(root: etree._Element, p: Published, ids: _Ids) -> None:
    codes = etree.SubElement(etree.SubElement(root, "CodeBook"), "Codes")
    themes = _code(codes, ids("koder", "tema"), "Temaer", "Temaer i kodeboken", codable=False) if p.themes else None
    placed: dict[str, etree._Element] = {}
    todo = list(p.themes.values())
    while todo and themes is not None:
        ready = [t for t in todo if not t.parent or t.parent in placed or t.parent not in p.themes] or todo[:1]
        for t in ready:
            parent = placed.get(t.parent or "", themes)
            placed[t.theme] = _code(parent, ids("tema", t.theme), t.label_nb, t.definition)
        todo = [t for t in todo if t.theme not in placed]
    stances = _code(codes, ids("koder", "standpunkt"), "Standpunkt", "Hva en setning mener", codable=False)
    looks = {str(k): look for k, look in VIEWS.items()}
    for stance, label in STANCES.items():
        _code(stances, ids("standpunkt", stance), label, looks[stance].meaning, color=looks[stance].paper)
    _argument_codes(codes, p, ids)
    measures = _code(codes, ids("koder", "tiltak"), "Tiltak", "Planens tiltak, mål og prioriteringer", codable=False)
    for section, found in grouped(p.measures.values(), _section).items():
        under = _code(measures, ids("avsnitt", section), section, None, codable=False)
        for m in found:
            _code(under, ids("tiltak", m.measure_id), measure_label(m), measure_text(m))


def _argument_codes(codes: etree._Element, p: Published, ids: _Ids) -> None:
    """Codes of what stands inside positions, and of what reasons build on; none where there are none."""
    if not p.arguments:
        return
    kinds = _code(codes, ids("koder", "argument"), "Argumenter", "Det som står inne i en posisjon", codable=False)
    for kind, label in ARGUMENTS.items():
        _code(kinds, ids("argument", kind), label, None)
    used = {a.ground for a in p.arguments}
    if shown := [g for k, g in p.grounds.items() if k in used]:
        grounds = _code(codes, ids("koder", "grunnlag"), "Grunnlag", "Hva begrunnelser bygger på", codable=False)
        for g in shown:
            _code(grounds, ids("grunnlag", g.ground), g.label_nb, g.definition)


def _section(m: Measure) -> str:
    if m.kind != "measure":
        return {"whole": "Helhet", "goal": "Mål", "priority": "Prioriteringer"}[m.kind]
    return " · ".join(dict.fromkeys(x for x in (m.source, m.section) if x)) or "Uten kapittel"


def _code(
    parent: etree._Element,
    guid: str,
    name: str,
    description: str | None,
    *,
    codable: bool = True,
    color: str | None = None,
) -> etree._Element:
    code = etree.SubElement(parent, "Code", guid=guid, name=_clean(name), isCodable="true" if codable else "false")
    if color:
        code.set("color", f"#{color}")
    if description:
        etree.SubElement(code, "Description").text = _clean(description)
    return code


def _variables(root: etree._Element, ids: _Ids) -> None:
    out = etree.SubElement(root, "Variables")
    for name in _VARIABLES:
        etree.SubElement(out, "Variable", guid=ids("variabel", name), name=name, typeOfVariable="Text")


def _cases(root: etree._Element, p: Published, ids: _Ids, keys: Mapping[str, str]) -> None:
    """A case a sender, with its type and its documents."""
    found = [(s, [d for d in s.documents if d.doc_id in keys]) for s in p.senders.values()]
    shown = [(s, documents) for s, documents in found if documents]
    if not shown:
        return
    out = etree.SubElement(root, "Cases")
    for s, documents in shown:
        case = etree.SubElement(out, "Case", guid=ids("instans", s.name), name=_clean(s.name))
        _value(case, ids, "Type", type_label(s.type))
        for d in documents:
            etree.SubElement(case, "SourceRef", targetGUID=keys[d.doc_id])


def _source(
    parent: etree._Element, p: Published, ids: _Ids, d: Document, guid: str, name: str, passages: Iterable[Passage]
) -> None:
    user = ids("bruker")
    out = etree.SubElement(parent, "TextSource", guid=guid, name=_clean(name), plainTextPath=f"internal://{guid}.txt")
    out.set("creatingUser", user)
    for x in passages:
        place = (guid, str(x.start), str(x.end))
        selection = etree.SubElement(
            out,
            "PlainTextSelection",
            guid=ids("avsnitt i tekst", *place),
            name=_clean(x.text if len(x.text) <= _NAME else x.text[: _NAME - 1] + "…"),
            startPosition=str(x.start),
            endPosition=str(x.end),
            creatingUser=user,
        )
        if x.note:
            etree.SubElement(selection, "Description").text = _clean(x.note)
        for code in x.codes:
            coding = etree.SubElement(selection, "Coding", guid=ids("koding", *place, *code), creatingUser=user)
            etree.SubElement(coding, "CodeRef", targetGUID=ids(*code))
    overall = p.overall.get(d.doc_id)
    values = (
        None if d.role == "plan" else p.sender_of(d.doc_id).name,
        type_label(d.sender_type) if d.sender_type else None,
        role_label(d),
        d.date,
        LANGUAGES[d.language] if d.language else None,
        p.case_of(d),
        OVERALL[overall.overall] if overall else None,
    )
    for variable, value in zip(_VARIABLES, values, strict=True):
        if value:
            _value(out, ids, variable, value)


def _value(parent: etree._Element, ids: _Ids, variable: str, value: str) -> None:
    out = etree.SubElement(parent, "VariableValue")
    etree.SubElement(out, "VariableRef", targetGUID=ids("variabel", variable))
    etree.SubElement(out, "TextValue").text = _clean(value)


def _passages(p: Published) -> dict[str, tuple[Passage, ...]]:
    """The coded passages of each document, in order: sentences, and in the plan the places of the measures."""
    found = [(s.doc_id, x) for s in p.sentences.values() if (x := _sentence(p, s))]
    found += [(a.doc_id, _argument(p, a)) for a in p.arguments]
    for m in p.measures.values():
        for place in m.places:
            if m.doc_id in p.texts:
                text = p.texts[m.doc_id][place.start : place.end]
                found.append((m.doc_id, Passage(place.start, place.end, text, (("tiltak", m.measure_id),), None)))
    out: dict[str, tuple[Passage, ...]] = {}
    for doc, rows in grouped(found, lambda x: x[0]).items():
        spans = grouped((x for _, x in rows), lambda x: (x.start, x.end))
        out[doc] = tuple(_merged(spans[k]) for k in sorted(spans))
    return out


def _merged(same: tuple[Passage, ...]) -> Passage:
    """One passage of those with the same start and end, with all their codes."""
    codes = tuple(dict.fromkeys(c for x in same for c in x.codes))
    return same[0]._replace(codes=codes, note="; ".join(x.note for x in same if x.note) or None)


def _sentence(p: Published, s: Sentence) -> Passage | None:
    """A sentence with its themes, its stance when that makes a position, and its measures; None without any code."""
    themes = [("tema", t.theme) for t in p.tags.get(s.sentence_id, ()) if t.theme in p.themes]
    judged = p.stances.get(s.sentence_id)
    stance = judged.stance if judged and p.documents[s.doc_id].role != "plan" else None
    aligned = p.aligned.get(s.sentence_id, ())
    codes = (
        *themes,
        *([("standpunkt", stance)] if stance in STANCES and stance else []),
        *(("tiltak", a.measure_id) for a in aligned),
    )
    note = "; ".join(f"{measure_label(p.measures[a.measure_id])}: {RELATIONS[a.relation]}" for a in aligned)
    return Passage(s.start, s.end, s.text, tuple(dict.fromkeys(codes)), note or None) if codes else None


def _argument(p: Published, a: Argument) -> Passage:
    """An argument with its kind, its ground and the measures it is about."""
    codes = (
        ("argument", a.kind),
        *([("grunnlag", a.ground)] if a.ground and a.ground in p.grounds else []),
        *(("tiltak", m) for m in a.measure_ids if m in p.measures),
    )
    return Passage(a.start, a.end, a.text, codes, None)


def _named(root: etree._Element) -> etree._Element:
    """The tree with every element in the standard's name space."""
    for element in root.iter():
        element.tag = f"{{{_NS}}}{element.tag!s}"
    return root


def _clean(text: str) -> str:
    """Text without the characters that XML refuses."""
    return _NOT_XML.sub("\ufffd", text)
