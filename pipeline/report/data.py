"""What the site's scripts count, filter and search in: the same sentences and views as the pages show, as plain data.

``data/core.js`` holds everything but the words, in columns; a sentence is its place in them, the same number that a
page's quotes carry in ``data-s``. The words lie in ``data/text-<n>.js``, ``SHARD`` sentences a file, and are loaded
when a page needs them. Scripts, since a page that is opened from a folder may load nothing else. ``docs/report.md`` has
the layout.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, get_args

from pipeline.records import RELATIONS, STANCES, Alignment, Language, SenderType, Sentence, SentenceStance, ViewLabel
from pipeline.report import privacy
from pipeline.report.context.certainty import key_of, unsure_views
from pipeline.report.context.common import case_of, label_in, measure_href, measure_label, measure_ref, source_href
from pipeline.report.context.counted import counted
from pipeline.report.context.evidence import evidence_data
from pipeline.report.context.groundtables import NO_GROUND
from pipeline.report.context.matrixcells import theme_data, view_data
from pipeline.report.context.quoted import cited, sure
from pipeline.report.i18n import LANGUAGES, catalogue
from pipeline.report.material import Material
from pipeline.report.words import LANGUAGES as SPOKEN
from pipeline.report.words import OVERALL, SURENESS, VIEWS, type_label
from pipeline.report.words import RELATIONS as RELATION_LABELS
from pipeline.report.words import STANCES as STANCE_LOOKS

SHARD = 4000
"""Sentences in a file of words: half a megabyte, read in some milliseconds."""

KINDS = ("sentence", "heading", "other")
"""What a sentence is: running text and list items, headings, or tables, footnotes and the like."""

NOTHING = -1
"""Stands where a sentence has no stance or score, a document no sender, a theme no parent."""

_TYPES = get_args(SenderType)
_SPOKEN = get_args(Language)
_VIEWS: tuple[ViewLabel, ...] = get_args(ViewLabel)


def data_files(m: Material) -> dict[str, str]:
    """The site's data by file name: core, words and the interface's other languages."""
    order = tuple(m.index)
    shards = [order[at : at + SHARD] for at in range(0, len(order), SHARD)]
    files = {"data/core.js": script("core", core(m))}
    files["data/matrise.js"] = script("matrise", view_data(m))
    files["data/front.js"] = script("front", evidence_data(m))
    files["data/temaer.js"] = script("temaer", theme_data(m))
    for n, ids in enumerate(shards):
        files[f"data/text-{n}.js"] = script(f"text-{n}", [m.sentences[i].text for i in ids])
    for language in LANGUAGES[1:]:
        files[f"data/lang-{language}.js"] = script(f"lang-{language}", catalogue(language) | _own_words(m, language))
    return files


def _own_words(m: Material, language: str) -> dict[str, str]:
    """What themes, grounds and measures are called in ``language``, where it is known."""
    said = {t.label_nb: t.label_nn if language == "nn" else t.label_en for t in m.themes.values()}
    said |= {measure_label(x): label_in(x, language) for x in m.measures.values()}
    if language == "nn":
        said |= {g.label_nb: g.label_nn for g in m.grounds.values()}
    return {nb: label for nb, label in said.items() if label}


def script(name: str, value: object) -> str:
    """A script that hands ``value`` to ``hk.put``. A string that is parsed is read faster than a literal, and holds
    nothing that could end the script or the line."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return f"hk.put({json.dumps(name)},JSON.parse({_literal(text)}));\n"


def _literal(text: str) -> str:
    """``text`` as a string of JavaScript in single quotes."""
    quoted = text.replace("\\", "\\\\").replace("'", "\\'")
    for sign in ("\u2028", "\u2029", "\n", "\r"):
        quoted = quoted.replace(sign, f"\\u{ord(sign):04x}")
    return "'" + quoted.replace("</", "<\\/").replace("<!--", "<\\!--") + "'"


def core(m: Material) -> dict[str, Any]:
    """Everything but the words; the layout stands in ``docs/report.md``."""
    sender_at = {k: n for n, k in enumerate(m.senders)}
    measure_at = {k: n for n, k in enumerate(m.measures)}
    return {
        "shard": SHARD,
        "types": [[t, type_label(t)] for t in _TYPES] + [["", type_label(None)]],
        "languages": [[key, SPOKEN[key]] for key in _SPOKEN],
        "stances": [[k, *STANCE_LOOKS[k][:3]] for k in STANCES],
        "relations": list(RELATIONS),
        "relationLabels": [RELATION_LABELS[k] for k in RELATIONS],
        "viewLabels": [[k, *VIEWS[k][:3]] for k in _VIEWS],
        "overall": [[k, *look[:3]] for k, look in OVERALL.items()],
        "sureness": [[round(100 * low), label] for low, label in SURENESS],
        "senders": [[s.name, _type_at(s.type), s.href, int(s.private)] for s in m.senders.values()],
        "measures": [_measure(m, i) for i in m.measures],
        "themes": _themes(m),
        "docs": _documents(m, sender_at),
        "cites": [cited(d, private=privacy.is_private(d, m.hearing)) for d in m.read_documents],
        "caseNumber": m.hearing.case_number or "",
        "cases": [d.answers or "" for d in m.read_documents],
        "s": _sentences(m, measure_at),
        "gaps": [m.index[g.id] for g in m.gaps if g.kind == "position" and g.id in m.index],
        "grounds": [[g.ground, g.label_nb] for g in m.grounds.values()] + [["", NO_GROUND]],
        "reasons": _reasons(m),
        "views": _views(m, sender_at, measure_at),
    }


def _views(m: Material, sender_at: Mapping[str, int], measure_at: Mapping[str, int]) -> list[list[int]]:
    """The views, each with whether its sender is counted by it, and whether all that it rests on is unsure."""
    stands = {id(v) for views in counted(m).values() for v in views}
    unsure = unsure_views(m)
    return [
        [
            sender_at[v.sender],
            measure_at[v.measure_id],
            _VIEWS.index(v.view),
            int(bool(v.answers)),
            v.n_positions,
            int(id(v) in stands),
            int(key_of(v) in unsure),
        ]
        for v in m.views
    ]


def _reasons(m: Material) -> list[tuple[int, int]]:
    """The position of each reason and its ground, in the order of the positions."""
    at = {g: n for n, g in enumerate(m.grounds)}
    found = ((m.index[position], a) for position, said in m.arguments.items() for a in said)
    return sorted((i, at[a.ground] if a.ground else len(at)) for i, a in found if a.kind == "begrunnelse")


def _type_at(sender_type: SenderType | None) -> int:
    return _TYPES.index(sender_type) if sender_type else len(_TYPES)


def _measure(m: Material, measure_id: str) -> list[object]:
    measure = m.measures[measure_id]
    label = measure_ref(m, measure_id).label
    return [measure_id, label, measure.text, measure_href(m, measure_id), measure.section or "", measure.kind]


def _themes(m: Material) -> list[list[object]]:
    at = {k: n for n, k in enumerate(m.themes)}
    return [
        [k, t.label_nb, f"tema/{m.theme_pages[k]}.html", at.get(t.parent or "", NOTHING)] for k, t in m.themes.items()
    ]


def _documents(m: Material, sender_at: Mapping[str, int]) -> list[list[object]]:
    """Documents that hold sentences, each with the first of its sentences; the next one's first is its end."""
    out = []
    first = 0
    for d in m.read_documents:
        letter = m.letter_pages.get(d.doc_id)
        overall = m.overall.get(d.doc_id)
        whole = list(OVERALL).index(overall.overall) if overall and not d.answers else NOTHING
        out.append(
            [
                NOTHING if d.role == "plan" else sender_at[privacy.sender_key(d)],
                _SPOKEN.index(d.language) if d.language else NOTHING,
                f"svar/{letter}.html" if letter else "",
                (d.title or d.file) if letter else "",
                first,
                int(case_of(d) is not None),
                source_href(m, d, None) or "",
                m.doc_number[d.doc_id],
                whole,
                int(d.n_pages is not None),
            ]
        )
        first += len(m.by_document[d.doc_id])
    return out


def _sentences(m: Material, measure_at: Mapping[str, int]) -> dict[str, list[Any]]:
    theme_at = {k: n for n, k in enumerate(m.themes)}
    out: dict[str, list[Any]] = {k: [] for k in ("n", "page", "kind", "stance", "score", "themes", "links", "sure")}
    for i in m.index:
        s = m.sentences[i]
        d = m.documents[s.doc_id]
        judged = m.stances.get(i) if d.role != "plan" else None
        stance = judged.stance if judged else None
        out["n"].append(i.rsplit("/", 1)[1])
        out["page"].append(s.page if d.n_pages else NOTHING)
        out["kind"].append(_kind(s))
        out["stance"].append(STANCES.index(stance) if stance else NOTHING)
        out["score"].append(round(100 * judged.score) if judged and stance and judged.score is not None else NOTHING)
        out["themes"].append(_numbers(theme_at, [t.theme for t in m.tags.get(i, ())]))
        links = _links(m, i, measure_at)
        out["links"].append([x for a in links for x in (measure_at[a.measure_id], RELATIONS.index(a.relation))])
        out["sure"].append([_sure(judged, a) for a in links])
    return out


def _kind(s: Sentence) -> int:
    return KINDS.index("heading" if s.kind == "heading" else "other" if s.kind == "other" else "sentence")


def _numbers(at: Mapping[str, int], keys: Sequence[str]) -> list[int]:
    return [at[k] for k in dict.fromkeys(keys) if k in at]


def _links(m: Material, sentence_id: str, measure_at: Mapping[str, int]) -> list[Alignment]:
    """The sentence's links to measures, the best first."""
    found = sorted(m.aligned.get(sentence_id, ()), key=lambda a: a.rank)
    return [a for a in found if a.measure_id in measure_at]


def _sure(stance: SentenceStance | None, link: Alignment) -> int:
    """How sure a quote under the measure says that the program is, in percent: 100 where a person has decided."""
    found = sure(stance, link)
    return min((x for x in (found.stance, found.link) if x is not None), default=100)
