"""How Norwegian makes words of words: rules of endings, what no rule finds, and what looks derived and is not.

Written by us; no list is copied. All is bokmål, as the keys of ``language.meet`` are; nynorsk comes to it by them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from pipeline.language.wordlist import pairs, words

Kind = Literal["verb", "word", "noun", "open"]


class Rule(NamedTuple):
    """A word with ``beginning`` and ``ending`` may be made of one without, that ends in the first of ``roots`` that
    gives a word of ``kind``: a verb, a noun, any word of a dictionary, or (open) anything at all.

    ``noun``: only nouns are made so. ``doubled``: a consonant that stands once before the ending stands twice in the
    root (beslutning, beslutte). ``least``: letters of the shortest word that is made so.
    """

    ending: str
    roots: tuple[str, ...]
    kind: Kind = "verb"
    least: int = 5
    noun: bool = False
    doubled: bool = False
    beginning: str = ""


RULES: tuple[Rule, ...] = (
    Rule("", ("",), "word", 6, beginning="u"),
    # verbs in -ere
    *(Rule(ending, ("isere",), "open", 7) for ending in ("isasjon", "isering", "isert", "iserende", "isator")),
    Rule("ifikasjon", ("ifisere",)),
    Rule("ikasjon", ("isere", "ikere")),
    Rule("ektiv", ("",), "word"),
    Rule("ativ", ("ere",)),
    Rule("asjon", ("ere",), least=7),
    Rule("ksjon", ("gere", "sere", "ktere", "ere"), least=7),
    Rule("ensjon", ("enere",)),
    Rule("isjon", ("ere",), least=7),
    Rule("sjon", ("tere", "dere", "sere", "ere"), least=7),
    *(Rule(ending, ("ere",)) for ending in ("ering", "ert", "erende", "erbar", "ator", "ant", "ent")),
    Rule("itet", ("itere",)),
    Rule("alitet", ("al", "ell"), "word", 8),
    Rule("itet", ("",), "word"),
    Rule("anse", ("ent", "ant"), "word"),
    Rule("ans", ("ant",), "word"),
    Rule("ens", ("ent",), "word", 7),
    Rule("kritikk", ("kritisere",)),
    # verbs in -e
    Rule("else", ("e",)),
    Rule("ning", ("e", "ne"), doubled=True),
    Rule("ing", ("e",)),
    Rule("nad", ("e",), noun=True),
    Rule("er", ("e",), noun=True),
    Rule("ende", ("e",), least=6),
    Rule("elig", ("e",), least=6),
    Rule("bar", ("e",)),
    Rule("som", ("e",), least=6),
    Rule("et", ("e",), least=6),
    Rule("t", ("e",), least=6),
    Rule("", ("e", "ere", "iere"), least=4, noun=True),
    # nouns and adjectives
    Rule("het", ("",), "word", 6),
    Rule("skap", ("", "s"), "word", 6),
    Rule("dom", ("",), "word"),
    Rule("messig", ("s", ""), "noun", 7),
    Rule("løs", ("", "s", "e"), "noun", 6),
    Rule("elig", ("",), "noun", 7),
    Rule("lig", ("", "s", "e"), "noun"),
    Rule("som", ("", "s"), "noun", 6),
    Rule("aktig", ("",), "noun", 7),
    Rule("politisk", ("politikk",), "noun"),
    Rule("agogisk", ("agog",), "noun"),
    *(Rule(ending, ("a", ""), "noun", 9) for ending in ("atisk", "atikk")),
    Rule("isk", ("i", "ie", "ikk", "e", ""), "noun"),
    Rule("sk", ("",), "noun", 7),
    Rule("ologi", ("olog",), "noun"),
    Rule("agogikk", ("agog",), "noun"),
    Rule("ig", ("",), "noun", 6),
    Rule("al", ("e", ""), "noun", 6),
    Rule("ell", ("", "e"), "noun", 6),
)
"""In the order they are tried; the first that gives a root is taken."""

MADE_OF: dict[str, str] = pairs(
    """
    forslag=foreslå krav=kreve tilbud=tilby søknad=søke vedtak=vedta bidrag=bidra valg=velge salg=selge forbud=forby
    påbud=påby mottak=motta mottaker=motta bistand=bistå vekst=vokse mistanke=mistenke påstand=påstå
    skyldig=skyld straffbar=straffe straffri=straffe makt=mektig drift=drive tilknyttet=tilknytte redning=redde
    farlig=fare årlig=år rolig=ro fredelig=fred voldsom=vold nyttig=nytte villig=vilje politisk=politikk
    komisk=komikk praktisk=praksis historikk=historie diplomatisk=diplomati psykiater=psykiatri terapeut=terapi
    terapeutisk=terapi kriminalitet=kriminell
    giver=gi giving=gi givning=gi givende=gi rådgiver=rådgi rådgivning=rådgi rådgiving=rådgi rådgivende=rådgi
    lovgiver=lovgi lovgivning=lovgi lovgiving=lovgi diagnostisere=diagnose diagnostisk=diagnose diagnostikk=diagnose
    """
)
"""Words whose root no rule finds, and the word each is made of."""

APART: frozenset[str] = words(
    """
    aksjon alternativ anselig arisk asterisk avgiftning bestandig bolig deldom diplomatikk dårlig elendig elev
    endelig fallere fallisk ferdig ferdighet fordel forenelig forenlig formell forretning fred følgende generasjon
    gjeld gjerning grundig heftig heldig helg helsing hemmelig hissig holdning hyppig høst initiativ instans
    intendant kjedelig kopping kort kost kostal kravell kromatisk kronisk kvalitet lande landlig landskap langsom
    linjal livisk love lønndom lønnlig løpende markant mental merknad myndig måtelig nordom organell organisk park
    pasning pass person personell personlig plan posisjon presisjon press prestebolig prise profesjon punksjon
    punktlig raske reformasjon rekne rekning rest rett rettferdig riktig rimelig rundelig saksisk samtidig sanksjon
    sats sikt skap slisk smisk sort stadig sted stedig stilling stønad sukker tender tensjon tidlig timelig trolig
    tydelig universell universitet utrigger uttrykkelig vanhellig varaktig varsom veldig verk viktig virkelig
    virkelighet virksom virksomhet viselig vold øvrighet
    """
)
"""Words that look as if they were made of another but mean something else, or that are no derivation at all."""
