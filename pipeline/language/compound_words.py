"""What the dictionaries do not say about compounds. Written by us."""

from __future__ import annotations

from pipeline.language.wordlist import words

SHORT: frozenset[str] = words(
    """
    arm asyl bil bo bot bru by båt bær bør dag dom elv fag far fisk fly fond frø fôr gen gjeld hav helg hiv hus
    høg høy ips jus kor kål kø lag lar leg liv lov lyd lån løn mat mor mål nav ny nød oms ord pol rom rop rus
    råd sak sjø sos sti søk sør tap test tid tog tre tsb ung veg vei ven vin vær år økt øl
    """
)
"""Words of fewer letters than the shortest part that still stand in compounds («rus», «lov», «råd»)."""

ENDS_SHORT: frozenset[str] = words(
    """
    ark bad ben bok bud bygg del dyr fall fat fôr gods gym hav hest hjem hol jakt kar kø lys mål not nyt par rad
    ras rett røyk sal sats sett sinn ski skip sko skog stat stav støy syn såg tak tal tall tap tur tøy uke val
    veg ynde åre ære
    """
)
"""Short words that end compounds but are too like endings of other words to begin them."""

WHOLE: frozenset[str] = words(
    """
    alkohol arbeid avhengigheit avhengighet bakgrunn barndom barnevern billett brukarrom brukerrom brutal
    departement direktorat eiendom eigedom erfaring ettervern foreining forening forestilling forslag forsøk
    forteljing fortelling fortrinn forårsake framlegg fylkeskommune fylkesmann førestelling grunnlag halvdel
    halvpart hjelpemiddel hushaldning husholdning hverdag institusjon interesse kartlegging kjennetegn kommune
    konsekvens kontroll korrespondanse korrespondent kringkasting kunnskap kvardag landsdel landsting lavterskel
    legemiddel lovverk mangfold medisin medverknad medvirkning menneske moglegheit morgen morgon mulighet
    myndigheit myndighet narkoman narkotika nettverk ombud opptrapping organisasjon overdose penger problem prosent
    prosjekt pårørande pårørende rapport regelverk regjering reglement relevans relevant rettferd rettferdighet
    rettleiar rettleiing rikdom rusmiddel samfunn samfunnsoppdrag samspill sjukdom sjukehus sosionom
    statsforvaltar statsforvalter statsminister statsråd storting stortinget sykdom sykehus teneste tidsskrift
    tilbod tilbud tiltak tjeneste transport ungdom utfordring utgangspunkt vanskeleg vanskelig vegleiar veileder
    veiledning venstre verkemiddel verksemd vernepleiar vernepleier virkelighet virkemiddel virksomhet
    """
)
"""Compounds and look-alikes that are kept whole: they are words of their own («legemiddel» is no kind of «middel»)."""

NOT_FIRST: frozenset[str] = words(
    """
    alle allmenn ande annen anti attende av baken bakom bakover besk bort delta dess dikta ende endre enkel
    enkelt etter for foran ford fordi fore fork formu fors fort forut fra fram frem frå gene gjen gjenn gjennom
    gjens gran grun heil hele helt hen herre hine hvor igang igjen ikke ikkje imot inn inne innen inns inter
    kapp komp kons kont kontra kring like makro mang mani med medan mellom mens mikro mini minst mono mot motta
    multi ned neste om oms opp opps over overs poly post pres på regi rele rette saks samme sammen sams samt
    semi super synt særs tele til tilbake tils tran trans ultra under unna ut utan utbe uten varia ved vell vide
    ytre åtte
    """
)
"""Prepositions, adverbs and prefixes: what follows them is no compound of two nouns («under|holdning»)."""

NOT_LAST: frozenset[str] = words(
    """
    aking akte aktig ande anger angi arisk atisk ator bard bare bart bide binge bula demo dere dert dom eføre
    egang eidrett eile eins eling elle else ende enor ering erlig ersk esse este etan ete etter fagleg faglig
    falde faldig fast fatte ferdig feste festing fjording frie full fullt gens gere givende gjere gjerne gjøre
    gori heit heita heiten here histori hold holde ident idig iker ikke ille ing inger inne innen isere isk iske
    isme ismen ist iste kar karar kere kinge laus lausa lause lede leg legare legge legging leggje leik leiken
    leis lene lere lete lig lige like ling lisere lita livisk logisk lose loven lukka lått løs løse løyse maka
    makt mellom mene messig nere nest ning ologisk oms orden oring over pgjer pill popula rakte rasjon rell rere
    rette riar rike ring rive same samme sast sere setje sett sette setting sjon skap skapa skapet slaus slause
    slig sløs staker stand steam stendig ster sting stor styrt synleg synlegheit synlig synlighet taling tekk
    tekt tende ter tere tering tiker tikk tina tinere ting tisk tor trum trygd tude turar ulering under ung utan
    utar uten utere vant ven verdig vise voka yre yring ysk yste ytar øst
    """
)
"""Endings that look like words («-ende», «-skap», «-løs»)."""

LINKED: dict[str, str] = {
    "barne": "barn",
    "folke": "folk",
    "dyre": "dyr",
    "foreldre": "forelder",
    "hoved": "hoved",
    "hovud": "hovud",
    "landbruks": "landbruk",
    "manne": "mann",
    "selv": "selv",
    "sjølv": "sjølv",
    "skatte": "skatt",
    "straffe": "straff",
    "sjuke": "sjuk",
    "syke": "syk",
    "verne": "vern",
}
"""First parts whose linking letter would otherwise be read as part of another word, or that are no lemmas."""
