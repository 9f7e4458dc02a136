"""What a selection holds, counted from the material by the words of ``docs/report.md``: what the site's script is
compared with. It shares no code with the data that the script reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import parse_qsl

from pipeline.records import Document, Sentence, View
from pipeline.report.context.common import case_of
from pipeline.report.material import Material
from pipeline.report.privacy import sender_key


class Counter:
    """Counts in what ``chosen`` holds: a field's name in the address, and the values that are chosen."""

    def __init__(self, m: Material, chosen: Mapping[str, Iterable[str]] | None = None) -> None:
        self.m = m
        self.chosen = {k: set(v) for k, v in (chosen or {}).items()}
        self.letters = [d for d in m.read_documents if d.role != "plan" and self._has_document(d)]
        self.senders = {sender_key(d) for d in self.letters}
        self.sentences = {i for d in self.letters for i in self._ids(d) if self._has_sentence(i)}

    def _ids(self, d: Document) -> list[str]:
        return [s.sentence_id for s in self.m.by_document[d.doc_id]]

    def _has_document(self, d: Document) -> bool:
        sender_type = self.m.senders[sender_key(d)].type or ""
        return self._is_chosen("type", [sender_type]) and self._is_chosen("sprak", [d.language or ""])

    def _has_sentence(self, i: str) -> bool:
        judged = self.m.stances.get(i)
        return (
            self._is_chosen("standpunkt", [(judged.stance if judged else None) or ""])
            and self._is_chosen("tema", [t.theme for t in self.m.tags.get(i, ())])
            and self._is_chosen("tiltak", [a.measure_id for a in self.m.aligned.get(i, ())])
            and self._is_sure(i, self.chosen.get("tiltak") or set())
        )

    def _is_sure(self, i: str, measures: set[str]) -> bool:
        """Some link of the sentence (to one of ``measures``, where there are any) is as sure as is asked for: neither
        its stance nor the link is less sure, as far as no person has decided it. Without links its stance is."""
        least = max((int(low) for low in self.chosen.get("sikkerhet", ())), default=0)
        if not least:
            return True
        judged = self.m.stances.get(i)
        links = self.m.aligned.get(i, ())
        if not links:
            return bool(judged and judged.stance and judged.score is not None and round(100 * judged.score) >= least)
        if judged and judged.reviewed is None and judged.score is not None and round(100 * judged.score) < least:
            return False
        return any(
            a.reviewed is not None or a.score is None or round(100 * a.score) >= least
            for a in links
            if not measures or a.measure_id in measures
        )

    def _is_chosen(self, field: str, values: Iterable[str]) -> bool:
        return not self.chosen.get(field) or bool(self.chosen[field] & set(values))

    def _has_view(self, v: View) -> bool:
        if v.sender not in self.senders or not self._is_chosen("tiltak", [v.measure_id]):
            return False
        behind = [
            i
            for d in self.m.read_documents
            if d.role != "plan" and sender_key(d) == v.sender and (case_of(d) is not None) == (v.answers is not None)
            for i in self._ids(d)
            if any(a.measure_id == v.measure_id for a in self.m.aligned.get(i, ()))
        ]
        if not behind:
            return not any(self.chosen.get(field) for field in ("standpunkt", "tema", "sikkerhet"))
        return any(i in self.sentences and self._is_sure(i, {v.measure_id}) for i in behind)

    def count(self, asked: str) -> int:
        """The number that stands on the page for ``asked``."""
        unit, _, rest = asked.partition("?")
        q = dict(parse_qsl(rest, keep_blank_values=True))
        if unit in ("views", "measures") or (unit == "senders" and q.keys() & {"view", "views"}):
            found = [v.measure_id if unit == "measures" else v.sender for v in self._views(q)]
        elif unit == "reasons" or (unit == "senders" and q.keys() & {"ground", "reasons"}):
            found = list(self._reasons(q))
        elif unit == "documents" or (unit == "senders" and not q.keys() & SENTENCE_KEYS):
            found = [sender_key(d) for d in self.letters if self._asks_document(q, d)]
        else:
            found = [self.m.sender_of(i).key for i in self.sentences if self._counts(unit, q, i)]
        return len(set(found)) if unit in ("senders", "measures") else len(found)

    def _views(self, q: Mapping[str, str]) -> Iterator[View]:
        for v in self.m.views:
            asked = {"measure": v.measure_id, "other": str(int(v.answers is not None))}
            asked["type"] = self.m.senders[v.sender].type or ""
            asked["sender"] = str(list(self.m.senders).index(v.sender))
            if "view" in q and v.view not in q["view"].split(","):
                continue
            if "counted" in q and (self._stands_for(v.sender, v.measure_id) is v) != (q["counted"] == "1"):
                continue
            if "unsure" in q and self._is_unsure(v) != (q["unsure"] == "1"):
                continue
            if self._has_view(v) and all(q.get(k, value) == value for k, value in asked.items()):
                yield v

    def _is_unsure(self, v: View) -> bool:
        """Nothing that makes the view reads it as at least fairly sure, and nobody has decided it."""
        if v.reviewed:
            return False
        if v.inherited_from:
            of = [x for x in self.m.views if (x.sender, x.measure_id) == (v.inherited_from, v.measure_id)]
            return any(self._is_unsure(x) for x in of if x.answers is None)
        sure = []
        for d in self.m.read_documents:
            if d.role == "plan" or sender_key(d) != v.sender or self._case(d) != v.answers:
                continue
            for i in filter(self.m.is_position, self._ids(d)):
                stance = self.m.stances[i]
                for a in self.m.aligned.get(i, ()):
                    if a.measure_id == v.measure_id and a.relation != "nevner":
                        scores = [x.score for x in (stance, a) if x.score is not None and not x.reviewed]
                        sure.append(all(round(100 * s) >= 65 for s in scores))
        return bool(sure) and not any(sure)

    def _case(self, d: Document) -> str | None:
        case = case_of(d)
        return case.title if case else None

    def _stands_for(self, sender: str, measure_id: str) -> View | None:
        """The view that a sender is counted by: of the plan, or in a hearing that only has other cases the latest."""
        own = [v for v in self.m.views if (v.sender, v.measure_id) == (sender, measure_id)]
        if any(v.answers is None for v in self.m.views):
            return next((v for v in own if v.answers is None), None)
        dates = {d.answers or d.title or d.file: d.date or "" for d in self.letters}
        return max(own, key=lambda v: dates.get(v.answers or "", ""), default=None)

    def _reasons(self, q: Mapping[str, str]) -> Iterator[str]:
        for position, said in self.m.arguments.items():
            for a in said:
                if a.kind != "begrunnelse" or q.get("ground", a.ground or "") != (a.ground or ""):
                    continue
                if position in self.sentences and self._asks(q, position):
                    yield self.m.sender_of(position).key

    def _counts(self, unit: str, q: Mapping[str, str], i: str) -> bool:
        sentence: Sentence = self.m.sentences[i]
        if unit == "positions" and not self.m.is_position(i):
            return False
        if unit == "sentences" and sentence.kind == "other" and not q.keys() & {"measure", "theme"}:
            return False
        return self._asks(q, i)

    def _asks(self, q: Mapping[str, str], i: str) -> bool:
        links = self.m.aligned.get(i, ())
        themes = {t.theme for t in self.m.tags.get(i, ())}
        gaps = {g.id for g in self.m.gaps if g.kind == "position"}
        judged = self.m.stances.get(i)
        of_measure = [a for a in links if q.get("measure", a.measure_id) == a.measure_id]
        return (
            self._asks_document(q, self.m.document_of(i))
            and ("measure" not in q or (bool(of_measure) and self._is_sure(i, {q["measure"]})))
            and ("theme" not in q or q["theme"] in themes)
            and (
                "relation" not in q
                or any(a.relation == q["relation"] and self._is_sure(i, {a.measure_id}) for a in of_measure)
            )
            and ("stance" not in q or ((judged.stance if judged else None) or "") in q["stance"].split(","))
            and q.get("linked", str(int(bool(links)))) == str(int(bool(links)))
            and q.get("tagged", str(int(bool(themes)))) == str(int(bool(themes)))
            and q.get("gap", str(int(i in gaps))) == str(int(i in gaps))
        )

    def _asks_document(self, q: Mapping[str, str], d: Document) -> bool:
        sender = self.m.senders[sender_key(d)]
        place = str(self.m.read_documents.index(d))
        return (
            q.get("sender", str(list(self.m.senders).index(sender.key))) == str(list(self.m.senders).index(sender.key))
            and q.get("doc", place) == place
            and ("docs" not in q or place in q["docs"].split(","))
            and q.get("type", sender.type or "") == (sender.type or "")
            and q.get("other", str(int(case_of(d) is not None))) == str(int(case_of(d) is not None))
        )


SENTENCE_KEYS = {"measure", "theme", "stance", "linked", "tagged", "relation", "gap"}
