"""``explain``: everything that is known about one sentence, in plain Norwegian."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline import tables
from pipeline.cli import telling
from pipeline.cli.places import CommandError, corpus, hearing_names
from pipeline.cli.results import Results, results
from pipeline.embed import TEXT_KINDS
from pipeline.language import read_tokens
from pipeline.records import HELHET, Alignment, Review, Sentence, SentenceWords, View
from pipeline.summary.positions import case_of, sender_of
from pipeline.themes.learned import MODEL

NEAREST = 5
"""How many ids are named when one is not found."""
SHORT = 110
"""Characters of a measure's or another sentence's text that are shown."""
_NO_STANCE = (None, "ingen")
_ROLES = {"plan": "planen", "response": "høringssvar", "background": "bakgrunn"}
_KINDS = {"heading": "overskrift", "sentence": "setning", "item": "punkt", "other": "annet, ikke argumentasjon"}
_DECIDED = {"stance": "standpunkt", "theme": "tema", "alignment": "kobling til", "view": "syn på"}


def explain(root: Path, sentence_id: str, hearing: str | None) -> list[str]:
    """The lines to print. ``hearing`` is needed only when two hearings have the sentence.

    Raises CommandError for an id that does not exist, saying what ids look like and the nearest ones.
    """
    if hearing:
        corpus(root, hearing)
    names = [hearing] if hearing else [n for n in hearing_names(root) if (root / "output" / n / "work").is_dir()]
    ids = {n: _ids(root, n) for n in names}
    found = [n for n in names if sentence_id in ids[n]]
    if not found:
        raise CommandError(_unknown(sentence_id, {i: n for n in names for i in ids[n]}))
    if len(found) > 1:
        raise CommandError(f"«{sentence_id}» finnes i flere høringer: {', '.join(found)}. Velg med --hearing.")
    return list(_told(results(root, found[0]), sentence_id, _words(root, found[0], sentence_id)))


def _ids(root: Path, name: str) -> list[str]:
    path = root / "output" / name / "work" / "segment" / "sentences.jsonl"
    if not path.is_file():
        raise CommandError(f"Høringen «{name}» er ikke kjørt: {path} finnes ikke. Kjør «dvc repro» først.")
    return [s.sentence_id for s in tables.read_records(path, Sentence)]


def _words(root: Path, name: str, sentence_id: str) -> SentenceWords | None:
    path = root / "output" / name / "work" / "segment" / "words.jsonl"
    rows = tables.read_records(path, SentenceWords) if path.is_file() else ()
    return next((w for w in rows if w.sentence_id == sentence_id), None)


def _unknown(sentence_id: str, known: dict[str, str]) -> str:
    if not known:
        return "Ingen høring er kjørt ennå. Kjør «dvc repro» først."
    shape = (
        "En setnings id er dokumentets id, skråstrek og setningens nummer med fire sifre, som «lia-kommune-pdf/0012»"
    )
    doc, _, number = sentence_id.rpartition("/")
    documents = sorted({i.rpartition("/")[0] for i in known})
    near = difflib.get_close_matches(doc or sentence_id, documents, NEAREST, 0.3)
    if doc in documents and number.isdigit():
        same = [i for i in known if i.startswith(f"{doc}/")]
        nearest = sorted(same, key=lambda i: abs(int(i.rpartition("/")[2]) - int(number)))[:NEAREST]
        near_ids = sorted(nearest)
    else:
        wanted = f"{int(number):04d}" if re.fullmatch(r"\d{1,9}", number) else "0001"
        near_ids = [f"{d}/{wanted}" if f"{d}/{wanted}" in known else f"{d}/0001" for d in near]
    where = f"De nærmeste er {', '.join(near_ids)}" if near_ids else f"Dokumentene er {', '.join(documents[:20])}"
    return f"Ingen setning heter «{sentence_id}». {shape}; de står i sentences.csv. {where}."


def _told(r: Results, sentence_id: str, words: SentenceWords | None) -> Iterator[str]:
    s = r.sentences[sentence_id]
    yield f"Setning {sentence_id}"
    yield ""
    yield f"  «{s.text}»"
    yield ""
    yield from _table(_place(r, s))
    yield from _section("Ord", _tokens(s, words))
    yield from _section("Temaer", _themes(r, s))
    yield from _section("Standpunkt", _stance(r, s))
    yield from _section("Tiltak, de beste først", _links(r, s))
    yield from _section("Ord som språkmodellen går etter, og hvor mye de veier (log-odds)", _telling(r, s))
    yield from _section("Syn som hviler på setningen", _views(r, s))
    yield from _section("Rettelser i review.csv", _reviews(r, s))


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield ""
    yield title
    yield from (f"  {line}" for line in lines)


def _table(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    return (f"  {name:<16}{value}" for name, value in rows)


def _place(r: Results, s: Sentence) -> Iterator[tuple[str, str]]:
    d = r.documents[s.doc_id]
    kind = f" ({d.sender_type})" if d.sender_type else ""
    yield "Høring", f"{r.hearing.name}: {r.hearing.title}"
    yield "Dokument", f"{d.file}{f' («{d.title}»)' if d.title else ''}, {_ROLES[d.role]}"
    yield "Avsender", "planen selv" if d.role == "plan" else f"{sender_of(d)}{kind}"
    if d.role != "plan":
        yield "Svarer på", case_of(d) or "planen"
    if not d.published:
        yield "Publisering", "dokumentet er holdt utenfor alt som vises"
    yield "Side", str(s.page)
    yield "Adresse", f"tegn {s.start}–{s.end} i dokumentets tekst"
    yield "Slag", _KINDS[s.kind]
    yield "Overskrift", s.heading or "ingen"
    lead = r.sentences.get(s.lead_id or "")
    if lead:
        yield "Innledes av", f"«{lead.text}» ({lead.sentence_id})"
    yield "Språk", s.language or d.language or "ukjent"


def _tokens(s: Sentence, words: SentenceWords | None) -> Iterator[str]:
    if words is None:
        yield "ingen: setningen leses ikke som løpende tekst"
        return
    for t in read_tokens(words, s.text):
        parts = f" = {' + '.join(t.parts)}" if t.parts else ""
        pos = f" [{t.pos}]" if t.pos else ""
        if any(c.isalnum() for c in t.text):
            yield f"{t.text}: {t.lemma}{parts}{pos}"


def _themes(r: Results, s: Sentence) -> Iterator[str]:
    tags = r.tags.get(s.sentence_id, ())
    for t in tags:
        label = r.themes[t.theme].label_nb if t.theme in r.themes else t.theme
        on = f", på «{t.evidence}»" if t.evidence else ""
        yield f"{label} ({t.theme}): {t.method}, {number(t.score)}{on}{_by(t.reviewed)}"
    if not tags:
        yield "ingen"


def _stance(r: Results, s: Sentence) -> Iterator[str]:
    found = r.stances.get(s.sentence_id)
    if found is None:
        yield "ikke vurdert: bare overskrifter, setninger og punkter i høringssvar vurderes"
    elif found.stance is None:
        limit = number(r.positions.min_score)
        yield f"programmet lar det stå åpent: det er usikkert (under {limit}), eller språket leses ikke"
    else:
        sure = number(found.score) if found.score is not None else "ukjent"
        on = f", på «{found.cue}»" if found.cue else ", uten ord som viser det"
        how = ", lest av språkmodell og ord sammen" if found.method == "modell" else ""
        yield f"{found.stance}: {sure}{on}{how}{_by(found.reviewed)}"


def _links(r: Results, s: Sentence) -> Iterator[str]:
    links = r.links.get(s.sentence_id, ())
    for a in links:
        text = r.measures[a.measure_id].text if a.measure_id in r.measures else ""
        why = f"{why_accepted(r, a, links)}{_by(a.reviewed)}"
        yield f"{a.rank:>2}. {a.measure_id}: {a.relation}, {number(a.score)}, {why}"
        yield f"    {shortened(text)}"
    if not links:
        yield "ingen: setningen er ikke satt opp mot tiltak"


def _telling(r: Results, s: Sentence) -> Iterator[str]:
    """The words behind what the encoder had a part in: what would be less likely without them."""
    asked = list(_asked(r, s))
    if not asked:
        yield "ingen: språkmodellen har ikke hatt noe å si her"
        return
    letter = [x for x in _same_document(r, s) if x.kind in TEXT_KINDS]
    reading = telling.Reading(s, letter)
    for what, judge in asked:
        words = reading.telling(judge)
        said = ", ".join(f"«{word}» {number(round(odds, 2))}" for word, odds in words)
        yield f"{what}: {said or 'ingen enkeltord; helheten eller sammenhengen avgjør'}"


def _asked(r: Results, s: Sentence) -> Iterator[tuple[str, telling.Judge]]:
    found = r.stances.get(s.sentence_id)
    if found is not None and found.stance is not None and found.method == "modell":
        yield found.stance, telling.stance(found.stance)
    for t in r.tags.get(s.sentence_id, ()):
        if t.method.endswith(MODEL) and t.theme in r.themes:
            yield t.theme, telling.theme(r.themes[t.theme])
    plan = [m for m in r.measures.values() if m.kind != "whole"]
    for a in r.links.get(s.sentence_id, ()):
        if r.align.method == "learned" and a.accepted and a.measure_id != HELHET and a.measure_id in r.measures:
            yield a.measure_id, telling.measure(r.measures[a.measure_id], plan)


def why_accepted(r: Results, a: Alignment, links: Iterable[Alignment]) -> str:
    """Whether the link counts, and which threshold says so."""
    if a.reviewed:
        return "godtatt av et menneske" if a.accepted else "tatt bort av et menneske"
    said = r.stances.get(a.sentence_id)
    whole = any(x.measure_id == "helhet" and x.accepted and not x.reviewed for x in links)
    mention = whole or said is None or said.stance in _NO_STANCE
    if a.measure_id == "helhet" and a.accepted:
        return "godtatt: setningen er om forslaget som helhet"
    lowest = r.align.accept if r.align.method == "learned" else r.align.threshold
    limit = r.align.mention if mention else lowest
    what = "terskelen for omtale uten standpunkt og ved siden av helhet" if mention else "terskelen"
    if a.accepted:
        return f"godtatt: når {what}, {number(limit)}"
    if a.score < limit:
        return f"ikke godtatt: under {what}, {number(limit)}"
    return f"ikke godtatt: når {what}, {number(limit)}, men et annet tiltak passer klart bedre"


def _views(r: Results, s: Sentence) -> Iterator[str]:
    views = r.resting.get(s.sentence_id, ())
    for v in views:
        behind = r.behind.get((v.sender, v.measure_id, v.answers), ())
        n = len(behind)
        alone = "det eneste grunnlaget" if n == 1 else f"ett av {n} grunnlag" if n else "sitatet som viser det"
        yield f"{v.sender} på {v.measure_id}: {v.view}, {alone}{_state(v)}"
    if not views:
        yield "ingen"


def _state(v: View) -> str:
    inherited = f", arvet fra {v.inherited_from}" if v.inherited_from else ""
    case = f", i en annen sak: {v.answers}" if v.answers else ""
    rule = f", regelen gir {v.computed}" if v.computed else ""
    return f"{inherited}{case}{f' – {v.review} ({v.reviewed})' if v.reviewed else ''}{rule}"


def _reviews(r: Results, s: Sentence) -> Iterator[str]:
    placed = tables.place_reviews((x for x in r.reviews if x.kind != "view"), _same_document(r, s), "explain")
    measures = {v.measure_id for v in r.resting.get(s.sentence_id, ())}
    signed = [x for x in r.reviews if x.kind == "view" and x.target in measures and s.doc_id in x.doc_id.split(" ; ")]
    found = [*placed.by_sentence.get(s.sentence_id, ()), *signed]
    yield from (_decision(x) for x in found)
    if not found:
        yield "ingen"


def _decision(x: Review) -> str:
    what = f"{_DECIDED[x.kind]} {x.target}".strip()
    return f"{what}: {x.old or 'åpent'} → {x.new}, {x.by}{f': {x.note}' if x.note else ''}"


def _same_document(r: Results, s: Sentence) -> list[Sentence]:
    return [x for x in r.sentences.values() if x.doc_id == s.doc_id]


def _by(reviewed: str | None) -> str:
    return f" – avgjort av {reviewed}" if reviewed else ""


def number(value: float) -> str:
    """Two decimals with a comma, or up to four where there are more: 0.4999 is not 0,50."""
    whole, _, decimals = f"{value:.4f}".partition(".")
    return f"{whole},{decimals[:2]}{decimals[2:].rstrip('0')}"


def shortened(text: str) -> str:
    """At most ``SHORT`` characters on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + "…"
