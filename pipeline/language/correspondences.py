"""How bokmål and nynorsk forms of the same word correspond. Written by us from the standards; no list is copied."""

from __future__ import annotations

import re

from pipeline.language.wordlist import pairs, words

WORDS: dict[str, str] = pairs(
    """
    anna=annen annan=annen arbeidsløyse=arbeidsløshet auka=øke auke=øke
    auking=økning avgjerd=avgjørelse avgjersle=avgjørelse avhengigheit=avhengighet berre=bare born=barn
    brukarrom=brukerrom busetje=bosette busetting=bosetting bustad=bolig byggja=bygge byggje=bygge dekkja=dekke
    dekkje=dekke difor=derfor dykk=dere då=da dårleg=dårlig eg=jeg eigar=eier eige=eie eigedom=eiendom
    eigen=egen eigendel=egenandel ein=en einig=enig einigheit=enighet einskild=enkelt eit=et
    fagleg=faglig farleg=farlig fastsetje=fastsette ferdsle=ferdsel finnast=finnes foreining=forening
    framlegg=forslag framleis=fortsatt fridom=frihet frå=fra fråsegn=uttalelse fråvik=avvik
    følgja=følge følgje=følge førebygge=forebygge førebygging=forebygging førebyggje=forebygge
    førebyggjing=forebygging føresetje=forutsette føresetnad=forutsetning føresjå=forutse føreslå=foreslå
    gamal=gammel gje=gi gjere=gjøre grunngje=begrunne grunngjeve=begrunne grunngjeving=begrunnelse
    halde=holde haldning=holdning heil=hel heilskap=helhet heilskapleg=helhetlig heim=hjem heime=hjemme ho=hun
    høyre=høre høyring=høring ikkje=ikke innan=innen innehalde=inneholde innhald=innhold
    innverknad=innvirkning iverksetje=iverksette kjensle=følelse koma=komme kome=komme kor=hvor korkje=verken
    korleis=hvordan krevja=kreve krevje=kreve kva=hva kvar=hver kvarandre=hverandre kvardag=hverdag kven=hvem
    kvifor=hvorfor leggja=legge leggje=legge leiar=leder leie=lede leiing=ledelse liggje=ligge likskap=likhet
    lykkast=lykkes låg=lav lågare=lav lågterskel=lavterskel lågterskeltilbod=lavterskeltilbud lækjar=lege
    lærar=lærer løn=lønn løyse=løse løysing=løsning løyving=bevilgning medan=mens
    medverke=medvirke medverknad=medvirkning medviten=bevisst meine=mene meining=mening mellombels=midlertidig
    merkje=merke mogleg=mulig moglegheit=mulighet motseie=motsi motsetje=motsette mykje=mye naturleg=naturlig
    naud=nød naudsynt=nødvendig nedleggje=nedlegge noko=noe nokon=noen nokre=noen nøgd=fornøyd omsyn=hensyn
    opne=åpne opning=åpning oppfølgjing=oppfølging oppretthalde=opprettholde påleggje=pålegge
    pårørande=pårørende rekkje=rekke rettferd=rettferdighet rettleie=veilede rettleiing=veiledning rå=råde
    røynsle=erfaring saman=sammen samanheng=sammenheng samd=enig samstundes=samtidig sanning=sannhet seia=si
    seie=si sein=sen seinare=senere semje=enighet setja=sette setje=sette sidan=siden sjuk=syk sjukdom=sykdom
    sjukeheim=sykehjem sjukehus=sykehus sjukepleiar=sykepleier sjølv=selv sjølvstendig=selvstendig skilje=skille
    skilnad=forskjell skule=skole spørje=spørre stad=sted straum=strøm styrkja=styrke styrkje=styrke
    synast=synes søkja=søke søkje=søke tenar=tjener teneste=tjeneste tenkja=tenke tenkje=tenke tenleg=tjenlig
    tilbod=tilbud tilhøve=forhold tilrå=anbefale tilråding=anbefaling tilvising=henvisning trekkje=trekke
    trengjast=trenge trengje=trenge truleg=trolig tryggja=trygge tryggje=trygge tryggleik=trygghet ueinig=uenig
    undersøkje=undersøke usamd=uenig usemje=uenighet utan=uten utdaning=utdanning utdannelse=utdanning
    utgreie=utrede utgreiing=utredning uttale=uttalelse vald=vold vanskeleg=vanskelig veg=vei vegleie=veilede
    vegleiing=veiledning vera=være verd=verdi verdsetje=verdsette vere=være verke=virke verkemiddel=virkemiddel
    verknad=virkning verksemd=virksomhet verte=bli viss=hvis vitskap=vitenskap
    vitskapleg=vitenskapelig vore=være ynskja=ønske ynskje=ønske ålmenn=allmenn årleg=årlig åtvare=advare
    åtvaring=advarsel ønska=ønske ønskja=ønske ønskje=ønske øydelegge=ødelegge øydeleggje=ødelegge
    """
)
"""Frequent words of letters and plans whose forms follow no rule below; each leads to one key, bokmål where it can."""

ENDINGS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"teneste$"), "tjeneste"),
    (re.compile(r"tilbod$"), "tilbud"),
    (re.compile(r"løysing$"), "løsning"),
    (re.compile(r"(?:leik|heit)$"), "het"),
    (re.compile(r"skapleg$"), "skapelig"),
    (re.compile(r"leg$"), "lig"),
    (re.compile(r"gjere$"), "gjøre"),  # synleggjere
    (re.compile(r"(?<=[kg])j[ea]$"), "e"),  # søkje, byggja
    (re.compile(r"(?<=[^aeiouyæøå])ar$"), "er"),  # lærar, brukar
    (re.compile(r"ande$"), "ende"),
    (re.compile(r"(?<=[^aeiouyæøå])else$"), "ing"),  # utdannelse, utdanning
    (re.compile(r"jing$"), "ing"),
)
"""Endings, tried in this order, the first that fits: -leik and -heit meet -het, -leg -lig, -ar -er, -else -ing."""

STARTS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^kv(?=[aei])"), "hv"),
    (re.compile(r"^heime"), "hjemme"),
    (re.compile(r"^heim"), "hjem"),
    (re.compile(r"^synleg"), "synlig"),
    (re.compile(r"^sjuk"), "syk"),
    (re.compile(r"^sjølv"), "selv"),
    (re.compile(r"^lågterskel"), "lavterskel"),
    (re.compile(r"^førebygg"), "forebygg"),
    (re.compile(r"^skule"), "skole"),
    (re.compile(r"^heil(?=[sd])"), "hel"),
)
"""Beginnings of words and compounds that correspond."""

KV: frozenset[str] = words("kvalitet kvalifisere kvantitet kvart kvartal kveld kvinne kvote kvadrat kvele")
"""Words in kv- of both standards."""

SAME: frozenset[str] = words(
    """
    ansvar avhengighet bande bar begrunnelse belte bevegelse blad far fastlege februar fengsel forseelse
    forsinkelse forskjell forståelse forsvar frelse følelse grad handel heit helse hendelse hilse honorar
    høringssvar høyringssvar idrettsleik innsigelse januar kar klar kollega kollege kommentar kommunelege
    kostnad lande ledelse lege leik lidelse lønnad marknad merknad månad opplevelse par pulse rettelse rettslege
    ruslidelse råd sekretær seminar sjelden skade skilnad soknad strande stønad størrelse svar søknad tannlege
    tillatelse tilstand var verknad
    """
)
"""Words that only look as if an ending above fitted."""
