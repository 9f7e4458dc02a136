"""What the dictionaries do not say about compounds. Written by us."""

from __future__ import annotations

from pipeline.language.wordlist import words

SHORT: frozenset[str] = words(
    """
    arm asyl bil bo bot bru bør by bær båt dag dom elv far fag fly fond fisk fôr frø gen gjeld hav hus hiv helg
    ips jus kø kor lar lag leg liv lån lov lyd mat mor mål nav nød ord oms pol rom rop rus råd sak sos sør sjø
    sti søk tap test tid tog tre tsb ung vei veg ven vin vær øl økt år
    """
)
"""Words of fewer letters than the shortest part that still stand in compounds («rus», «lov», «råd»)."""

WHOLE: frozenset[str] = words(
    """
    alkohol arbeid avhengigheit avhengighet bakgrunn barndom barnevern brukarrom brukerrom departement
    direktorat eiendom eigedom erfaring ettervern foreining forening forslag fortrinn forårsake framlegg
    fylkeskommune fylkesmann grunnlag halvdel halvpart hjelpemiddel hverdag institusjon kartlegging kjennetegn
    kommune konsekvens kontroll kringkasting kunnskap kvardag landsdel landsting lavterskel legemiddel lovverk
    mangfold medisin medverknad medvirkning menneske moglegheit mulighet myndigheit myndighet narkotika nettverk
    ombud opptrapping organisasjon overdose problem prosent prosjekt pårørande pårørende regelverk regjering
    relevant rettferd rettferdighet rettleiar rettleiing rikdom rusmiddel samfunn samfunnsoppdrag samspill
    sjukdom sjukehus sosionom statsforvaltar statsforvalter statsminister statsråd storting stortinget sykdom
    sykehus teneste tidsskrift tilbod tilbud tiltak tjeneste ungdom utfordring utgangspunkt vanskeleg vanskelig
    vegleiar veileder veiledning venstre verkemiddel verksemd vernepleiar vernepleier virkelighet virkemiddel
    virksomhet
    """
)
"""Compounds and look-alikes that are kept whole: they are words of their own («legemiddel» is no kind of «middel»)."""

NOT_FIRST: frozenset[str] = words(
    """
    alle allmenn ande annen anti baken bort dess ende endre enkel enkelt etter fore foran fordi frem fram gjen
    gjennom hele heil helt herre hine hvor igjen imot inne innen inter kontra kring like makro medan mellom mens
    mikro mini minst mono motta multi neste over poly post samme sammen samt selv semi sjølv stor super tele
    tilbake trans ultra under unna uten utan ytre rette kapp hoved bakom attende åtte bakover vide opp ned frem
    ford særs besk fort utbe forut igang mang varia gene regi synt
    """
)
"""Prepositions, adverbs and prefixes: what follows them is no compound of two nouns («under|holdning»)."""

NOT_LAST: frozenset[str] = words(
    """
    aktig ande anger bare bart dere dom eling elle else ende ering este etan ete etter fagleg faglig falde
    faldig fast fatte ferdig feste festing frie full fullt gere givende gjere gjerne gjøre heit heiten here hold
    holde idig iker ille ing inger inne innen iske kere laus lede legge legging leggje lene lete lige like ling
    lisere lita lose loven løs løse makt mellom messig nere nest ning over pill popula rasjon rell rere rette
    rike ring rive same samme sast sere setje sett sette setting sjon skap skapet slig stand steam ster stor
    styrt taling tekt tere ting tisk trygd under ung utan uten vant ven verdig vise øst
    """
)
"""Endings that look like words («-ende», «-skap», «-løs»)."""

LINKED: dict[str, str] = {
    "barne": "barn",
    "folke": "folk",
    "straffe": "straff",
    "gutte": "gutt",
    "hunde": "hund",
    "jule": "jul",
    "landbruks": "landbruk",
    "manne": "mann",
    "sykehus": "sykehus",
    "sjukehus": "sjukehus",
    "kvinne": "kvinne",
    "ungdoms": "ungdom",
    "bruks": "bruk",
    "felles": "felles",
    "skatte": "skatt",
    "verne": "vern",
}
"""First parts whose linking letter would otherwise be read as part of another word."""
