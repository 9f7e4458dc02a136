"""The interface in three languages: pages are written in bokmål, and a script on the page changes their words.

A template says ``t("…")``, ``tn(n, "{n} posisjon", "{n} posisjoner")`` or ``ta("title", "…")``; each leaves a mark in
the page that the script (``static/hk.js``) finds the other languages' words by. One page serves three languages that
way, and stays readable without a script. The words lie in ``locale/<language>/LC_MESSAGES/report.po`` (gettext; ``make
messages`` finds those that are new), and go into the site as ``data/lang-<language>.js``.
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


def msg(text: str) -> str:
    """``text`` itself: marks a word of the interface that stands in Python, so that it is found for translation."""
    return text


def t(message: str, **values: Any) -> Markup:
    """The message with its ``{fields}`` filled in, marked for translation. Values that are no markup are escaped."""
    if not values:
        return Markup("<span data-t>{}</span>").format(message)
    return Markup('<span data-t="{}">{}</span>').format(message, _filled(message, values))


def tn(n: int, one: str, many: str, shown: Markup | str | None = None, **values: Any) -> Markup:
    """``one`` or ``many`` by ``n``, which stands in both as ``{n}``; ``shown`` is how it is written there."""
    filled = _filled(one if n == 1 else many, {"n": n if shown is None else shown, **values})
    return Markup('<span data-t="{}" data-many="{}" data-n="{}">{}</span>').format(one, many, n, filled)


def ta(attribute: str, message: str, **values: Any) -> Markup:
    """An attribute such as ``title`` with a message, marked for translation; to stand in a tag after a space."""
    said = json.dumps([message, {k: str(v) for k, v in values.items()}], ensure_ascii=False)
    text = _FIELD.sub(lambda m: str(values[m[1]]), message)
    return Markup('{}="{}" data-t-{}="{}"').format(attribute, text, attribute, said)


def _filled(message: str, values: dict[str, Any]) -> Markup:
    """The message with each value in an element of its own, so that a script can move it."""
    parts = []
    for n, piece in enumerate(_FIELD.split(message)):
        known = n % 2 == 1
        parts.append(Markup('<span data-a="{}">{}</span>').format(piece, values[piece]) if known else escape(piece))
    return Markup("").join(parts)


def catalogue(language: str) -> dict[str, str | list[str]]:
    """Every message in ``language``: its words, or a list of one and many. Those not translated are left out."""
    source = files("pipeline.report").joinpath("locale", language, "LC_MESSAGES", "report.po")
    with source.open("rb") as file:
        read = read_po(file, locale=language)
    out: dict[str, str | list[str]] = {}
    for m in read:
        key = m.id if isinstance(m.id, str) else m.id[0]
        said = m.string if isinstance(m.string, str) else list(m.string or ())
        if key and said and all(said) and not m.fuzzy:
            out[key] = said
    return dict(sorted(out.items()))
