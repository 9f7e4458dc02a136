"""The interface in three languages: pages are written in bokmål, and a script on the page changes their words.

A template says ``t("…")``, ``tn(n, "{n} posisjon", "{n} posisjoner")`` or ``ta("title", "…")``; each leaves a mark in
the page that the script (``static/hk.js``) finds the other languages' words by. One page serves three languages that
way, and stays readable without a script. Words are their own mark (``data-t`` without a value): a field is an element
with its name (``data-a``), or a whole number of three digits at most, and by the shape of the rest the script knows
«s. 4» as «s. {page}». The message stands beside its words only where a selection may change one into many, and where
the value of an attribute is not such a number. The words lie in ``locale/<language>/LC_MESSAGES/report.po`` (gettext;
``make messages`` finds those that are new), and go into the site as ``data/lang-<language>.js``.
"""

from __future__ import annotations

import json
import re
from importlib.resources import files
from typing import Any

from babel.messages.pofile import read_po
from markupsafe import Markup, escape

LANGUAGES = ("nb", "nn", "en")
"""The interface's languages; pages are written in the first."""

_FIELD = re.compile(r"\{(\w+)\}")
_DIGITS = re.compile(r"\d+")
_SMALL = re.compile(r"\d{1,3}")
_ONE_SPAN = re.compile(r"<span( [^<>]*>[^<]*</span>)")


def msg(text: str) -> str:
    """``text`` itself: marks a word of the interface that stands in Python, so that it is found for translation."""
    return text


SPACE = "\u00a0"
"""Between the groups of three digits, and between a number and its unit."""


def number(n: int) -> str:
    """``1 234`` with no-break spaces from five digits on, as Norwegian is set; four digits stand together."""
    return str(n) if abs(n) < 10_000 else f"{n:,}".replace(",", SPACE)


class Said(Markup):
    """Marked words that can be a value in an attribute too, where no markup may stand: ``spec`` says them there."""

    spec: Spec


Spec = list[Any]
"""A message, its values, and for one or many the second message and the number."""


def t(message: str, **values: Any) -> Said:
    """The message with its ``{fields}`` filled in, marked for translation. Values that are no markup are escaped."""
    if not values or _is_told_by_shape(message, values):
        spec = [message, _plain(values)]
        return _said(Markup("<span data-t>{}</span>").format(_in_words(spec)), spec)
    return _said(Markup("<span data-t>{}</span>").format(_filled(message, values)), [message, _plain(values)])


def tn(n: int, one: str, many: str, shown: Markup | str | None = None, **values: Any) -> Said:
    """``one`` or ``many`` by ``n``, which stands in both as ``{n}``; ``shown`` is how it is written there."""
    message = one if n == 1 else many
    told = {"n": number(n) if shown is None else shown, **values}
    spec = [one, _plain(values), many, n]
    if _is_told_by_shape(message, told):
        return _said(Markup("<span data-t>{}</span>").format(_in_words(spec)), spec)
    filled = _filled(message, told)
    marked = Markup('<span data-t="{}" data-many="{}" data-n="{}">{}</span>').format(one, many, n, filled)
    return _said(marked, spec)


def ta(attribute: str, message: str, **values: Any) -> Markup:
    """An attribute such as ``title`` with a message, marked for translation; to stand in a tag after a space. A value
    may be what ``t`` or ``tn`` gives; it is said in the reader's language too."""
    spec = [message, _plain(values)]
    said = Markup('{}="{}" data-t-{}').format(attribute, _in_words(spec), attribute)
    if not values or _is_told_by_shape(message, values):
        return said
    marked = json.dumps(spec, ensure_ascii=False, separators=(",", ":"))
    return said + Markup("='{}'").format(Markup(escape(marked).replace("&#34;", '"')))


def shape(text: str) -> str:
    """A message, or what became of it, with ``#`` for each field and each run of digits."""
    return _DIGITS.sub("#", _FIELD.sub("#", text))


def _is_told_by_shape(message: str, values: dict[str, Any]) -> bool:
    """The script can find the message and its values in the finished words."""
    if not all(not isinstance(v, Markup) and _SMALL.fullmatch(str(v)) for v in values.values()):
        return False
    return shape(_in_words([message, _plain(values)])) == shape(message)


def _said(markup: Markup, spec: Spec) -> Said:
    said = Said(markup)
    said.spec = spec
    return said


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """The values as they can stand in JSON: words with their spec, markup without its tags, all else as text."""
    return {k: _plain_one(v) for k, v in values.items()}


def _plain_one(value: Any) -> Any:
    if isinstance(value, Said):
        return value.spec
    return value.striptags() if isinstance(value, Markup) else str(value)


def _in_words(spec: Spec) -> str:
    """A spec in bokmål, as plain text."""
    message, values, *more = spec
    known = {k: _in_words(v) if isinstance(v, list) else v for k, v in values.items()}
    if more:
        many, n = more
        message, known = (message if n == 1 else many), {"n": number(n), **known}
    return _FIELD.sub(lambda m: str(known[m[1]]), message)


def _filled(message: str, values: dict[str, Any]) -> Markup:
    """The message with each value in an element of its own, so that a script can move it."""
    pieces = _FIELD.split(message)
    return Markup("").join(_field(x, values[x]) if n % 2 else escape(x) for n, x in enumerate(pieces))


def _field(name: str, value: Any) -> Markup:
    """A value in an element: a counted number's own, or one around it."""
    own = _ONE_SPAN.fullmatch(value) if isinstance(value, Markup) else None
    if own and " data-a=" not in value and " data-t" not in value:
        return Markup('<span data-a="{}"{}').format(name, Markup(own[1]))
    return Markup('<span data-a="{}">{}</span>').format(name, value)


def catalogue(language: str) -> dict[str, str | list[str]]:
    """Every message in ``language``: its words, or a list of one and many, which stands under both. Those not
    translated are left out."""
    source = files("pipeline.report").joinpath("locale", language, "LC_MESSAGES", "report.po")
    with source.open("rb") as file:
        read = read_po(file, locale=language)
    out: dict[str, str | list[str]] = {}
    for m in read:
        key = m.id if isinstance(m.id, str) else m.id[0]
        said = m.string if isinstance(m.string, str) else list(m.string or ())
        if key and said and all(said) and not m.fuzzy:
            out[key] = said
            if not isinstance(m.id, str):
                out.setdefault(m.id[1], said)
    return dict(sorted(out.items()))
