"""Words without content of their own, bokmål and nynorsk: what counting and comparing of texts leaves out."""

from __future__ import annotations

from pipeline.language.meeting import meet
from pipeline.language.wordlist import words

STOPWORDS: frozenset[str] = words(
    """
    og i å det at en et den til er som på de med han av ikke der så var meg seg men ett har om vi min mitt ha hadde
    hun nå over da ved fra du ut sin dem oss opp man kan hans hvor eller hva skal selv her alle vil bli ble blir blitt
    kunne inn når være kom noen noe ville dere deres kun ja etter ned skulle denne for deg si sine sitt mot meget
    hvorfor dette disse uten hvordan ingen din ditt samme hvilken hvilke slik slike sånn inni mellom vår våre vårt
    hver hvem hvis både bare enn fordi før mange også vært begge siden må måtte bør burde mer mest andre annen annet
    blant få får gi gir gjøre gjør ta tar gå går komme kommer se ser stå står la sette dersom derfor dermed
    imidlertid samtidig altså likevel heller enten verken jo vel nok bl a mv osv jf nr pst kap ifm iht hvert hverken
    hverandre egen eget egne allerede alltid aldri ofte igjen under innen innenfor utenfor overfor gjennom langs hos
    per pr én
    """
) | words(
    """
    ein eit ei eg ikkje dei vere vera frå kva kven kvar korleis korfor kvifor vore vart verte verta blei noko nokon
    nokre desse anna meir òg sjølv berre sidan gjere gjer gje gjev ho hennar honom hjå inkje mykje so somme upp me dykk
    deira kor kvart mellom då eigen eige eigne saman dess difor likevel korkje få får kjem
    """
)

STOP_KEYS: frozenset[str] = frozenset(meet(w) for w in STOPWORDS)
"""The same as meeting keys of lemmas."""
