"""Norwegian ministries by the short names in their addresses («postmottak@kld.dep.no»), those of the last years."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

MINISTRIES = {
    "aid": "Arbeids- og inkluderingsdepartementet",
    "asd": "Arbeids- og sosialdepartementet",
    "bfd": "Barne- og familiedepartementet",
    "dfd": "Digitaliserings- og forvaltningsdepartementet",
    "ed": "Energidepartementet",
    "fd": "Forsvarsdepartementet",
    "fin": "Finansdepartementet",
    "hod": "Helse- og omsorgsdepartementet",
    "jd": "Justis- og beredskapsdepartementet",
    "kd": "Kunnskapsdepartementet",
    "kdd": "Kommunal- og distriktsdepartementet",
    "kld": "Klima- og miljødepartementet",
    "kmd": "Kommunal- og moderniseringsdepartementet",
    "kud": "Kultur- og likestillingsdepartementet",
    "lmd": "Landbruks- og matdepartementet",
    "nfd": "Nærings- og fiskeridepartementet",
    "oed": "Olje- og energidepartementet",
    "sd": "Samferdselsdepartementet",
    "smk": "Statsministerens kontor",
    "ud": "Utenriksdepartementet",
}
_PAPER = re.compile(r"(?:@|www\.)(?P<short>[a-z]{2,3})\.dep\.no\b", re.I)


def ministry_of_paper(lines: Iterable[str]) -> str | None:
    """The ministry whose letter paper this is: its own address stands there both as e-mail and as web page.

    A ministry that is written to is named by one address only.
    """
    found = Counter(m["short"].lower() for line in lines for m in _PAPER.finditer(line))
    return next((MINISTRIES[s] for s, n in sorted(found.items()) if n > 1 and s in MINISTRIES), None)
