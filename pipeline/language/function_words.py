"""Frequent short words of the languages that letters come in. Written by us from the standards' own word forms.

Each set holds only words that mark the language off from the others it could be taken for.
"""

from __future__ import annotations

from pipeline.language.wordlist import words

OPENERS: frozenset[str] = words(
    """
    alle andre at av begge både da de dei den denne der derfor dersom dess dessutan dessuten det dette difor
    disse då eg ein eit en enkelte et etter for fordi formålet fra fram frå fylkeskommunen før gjennom han har
    her ho hun hva hvis hvor hvordan i ifølge ingen innan innen ja jeg kan kommunen kommunene korleis kva kvar
    kvifor likevel man mange med men mens mot må nei noen noko nokon når og også om på samstundes samtidig selv
    sidan siden skal slik som så søker til tiltaket under ut ved vi vil vår våre vårt å én
    """
)
"""Words that open a sentence and are no names: after a figure or a single letter they show that a sentence begins."""

NB: frozenset[str] = words(
    """
    ble blitt brukere brukerne de deres disse en et flere forslaget fra gjør gjøre hennes hun hva hvem hver
    hverandre hvert hvilke hvilken hvis hvor hvordan hvorfor høringen ikke jeg kommer kommunene kommunenes mens
    mer mye noe noen også selv siden tjenesten tjenester uten være vært øke økt økte
    """
)

NN: frozenset[str] = words(
    """
    auka auke berre blei brukarane brukarar dei deira desse difor dykk då eg ei eigen ein einskild eit fleire
    framlegget frå gje gjer gjere gjev heile hennar ho høyring høyringa ikkje innan kjem kome kommunane korkje
    korleis kva kvar kvarandre kvart kven kvifor leggja leggje medan meiner meir mykje noko nokon nokre saman
    samstundes seie seier setja setje sidan sjølv stønad støttar tenesta tenester tilhøve utan vart vera vere
    viss vore vorte ynskjer òg ønskjer
    """
)

SE: frozenset[str] = words(
    """
    ahte badjel barggu bargu bealis birra buot dahje dain doarju doarjut dáid dán dárbbašit dát eai eará
    evttohus ferte fertejit fálaldat galget galgá gos gulaskuddamis gulaskuddan haga ii jus lea leamaš leat maid
    maŋŋil miellahtut mii muhto máná mánáid nuoraid oktan ovdal ovddas stáhta suohkan suohkana sámediggi
    sámedikki sámi
    """
)

SE_LETTERS: frozenset[str] = frozenset("čđŋšŧž")
"""Letters of Northern Sámi that Norwegian, Swedish, Danish and English lack."""
