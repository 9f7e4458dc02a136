"""`plan.txt` to the rows of chapters: what stands where is written there, how it looks is decided here."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from columns import FRAME_PAD, Row, space, text_rows
from figures import figure_row, table_row
from measures import PlanData, in_running_text, kroner
from typeset import Face, Setting

COLUMN = 219.0  # points
BODY = Setting(Face("Times-Roman", 11.2, 14), justify=True, hyphenate=True)
INDENTED = replace(BODY, first=12)
ITEM = replace(BODY, left=12, bullet="–")
BOXED = Setting(Face("Helvetica", 9.8, 12.8), hyphenate=True, left=12, bullet="•", before=2.5)
BOX_TITLE = Setting(Face("Helvetica-Bold", 9.8, 13))
CAPTION = Setting(Face("Helvetica", 8, 10), before=7)
HEADINGS = {
    2: Setting(Face("Times-Bold", 13.5, 16.5), before=17),
    3: Setting(Face("Times-Bold", 11.4, 14), before=13),
    4: Setting(Face("Times-Italic", 11.2, 14), before=11),
}
NOTE = re.compile(r"\[\[(.+?)\]\]")
REFERENCE = re.compile(r"\{(boks-[\d.]+/\d\d)\}")


@dataclass
class Chapter:
    """A chapter's title, its rows, and the headings in it, for the contents page."""

    title: str
    rows: list[Row] = field(default_factory=list)
    headings: list[tuple[int, str]] = field(default_factory=list)


@dataclass
class PlanText:
    """The chapters and the notes, numbered through the whole plan."""

    chapters: list[Chapter] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)


def read_plan(text: str, data: PlanData) -> PlanText:
    """The plan's chapters as rows. An unknown directive is an error that quotes the line."""
    plan, after_text = PlanText(), False
    for number, raw in enumerate(text.splitlines(), 1):
        line = number_notes(with_references(raw, data), plan.notes)
        if line.startswith("# "):
            plan.chapters.append(Chapter(line[2:], headings=[(1, line[2:])]))
        else:
            try:
                add_line(plan.chapters[-1], line, data, indented=after_text)
            except KeyError as error:
                raise ValueError(f"plan.txt:{number}: {line!r} is not a directive; use {sorted(DIRECTIVES)}") from error
        after_text = not line.startswith(("#", ":"))
    return plan


def with_references(line: str, data: PlanData) -> str:
    """Fill in the deadline, the total and the measures that the running text repeats."""
    by_id = {m.id: m for m in data.measures}
    line = line.replace("{deadline}", data.deadline)
    line = line.replace("{total}", kroner(sum(p.amount_nok for p in data.priorities)))
    return REFERENCE.sub(lambda m: in_running_text(by_id[m.group(1)]), line)


def number_notes(line: str, notes: dict[str, str]) -> str:
    """Move `[[the text of a note]]` to `notes` and leave its mark."""

    def mark(match: re.Match[str]) -> str:
        key = str(len(notes) + 1)
        notes[key] = match.group(1)
        return f"[{key}]"

    return NOTE.sub(mark, line)


def add_line(chapter: Chapter, line: str, data: PlanData, *, indented: bool) -> None:
    """Add one line of plan.txt to a chapter."""
    if line.startswith("#"):
        hashes, _, title = line.partition(" ")
        level = len(hashes)
        if level < 4:
            chapter.headings.append((level, title))
        chapter.rows += heading_rows(title, HEADINGS[level], COLUMN)
        chapter.rows += space(2.5, keep=True)
    elif line.startswith(":"):
        name, _, argument = line[1:].partition(" ")
        chapter.rows += DIRECTIVES[name](data, argument)
    else:
        chapter.rows += text_rows(line, INDENTED if indented else BODY, COLUMN)


def heading_rows(title: str, setting: Setting, width: float) -> list[Row]:
    """A heading; its number, when it has one, stands alone in the margin of the words."""
    number, _, words = title.partition(" ")
    if not number[0].isdigit():
        return text_rows(title, setting, width, keep=True, label=title)
    hanging = setting.face.size * (0.55 * len(number) + 0.9)
    return text_rows(words, replace(setting, left=hanging, bullet=number), width, keep=True, label=title)


def box_rows(data: PlanData, source: str) -> list[Row]:
    """A box: title and bullets in a frame, which may run on into the next column."""
    rows = [*space(9), Row(FRAME_PAD, frame=source, keep=True)]
    rows += text_rows(f"{source} Regjeringen vil:", BOX_TITLE, COLUMN, frame=source, keep=True)
    for measure in data.box(source):
        rows += text_rows(measure.text, BOXED, COLUMN, frame=source)
    return [*rows, Row(FRAME_PAD - 2, frame=source), *space(9)]


def goal_rows(data: PlanData, _: str) -> list[Row]:
    """The goals as a numbered list."""
    rows = space(3)
    for n, goal in enumerate(data.goals, 1):
        rows += text_rows(goal, replace(ITEM, bullet=f"{n}."), COLUMN)
    return [*rows, *space(4)]


def priority_rows(data: PlanData, _: str) -> list[Row]:
    """The priorities as a list, each with its amount."""
    rows = space(3)
    for priority in data.priorities:
        rows += text_rows(f"{priority.text} ({kroner(priority.amount_nok)}).", ITEM, COLUMN)
    return [*rows, *space(4)]


def captioned_figure(_: PlanData, __: str) -> list[Row]:
    """The figure, with its caption below."""
    caption = "Figur 2.1 Antall overdosedødsfall per år, 2019–2025. Kilde: Institutt for levekår og helse."
    return [*space(8), replace(figure_row(COLUMN), keep=True), *text_rows(caption, CAPTION, COLUMN), *space(10)]


def captioned_table(data: PlanData, _: str) -> list[Row]:
    """The table, with its caption above."""
    caption = "Tabell 4.1 Planens ramme fordelt på prioriteringer og år. Mill. kroner."
    return [*text_rows(caption, CAPTION, COLUMN, keep=True), table_row(data.priorities, COLUMN), *space(10)]


DIRECTIVES = {
    "box": box_rows,
    "goals": goal_rows,
    "priorities": priority_rows,
    "figure": captioned_figure,
    "table": captioned_table,
}
