"""How bokmål and nynorsk forms of the same word correspond. Written by us from the standards; no list is copied."""

from __future__ import annotations

import re

from pipeline.language.wordlist import pairs, words

WORDS: dict[str, str] = pairs(
    """
    aldersheim=aldershjem aleine=alene andlet=ansikt andsvar=ansvar anna=annen annan=annen
    arbeidsløyse=arbeidsløshet auga=øye auge=øye augneblink=øyeblikk auka=øke aukande=økende auke=øke
    auking=økning aust=øst avgjerd=avgjørelse avgjersle=avgjørelse avhengigheit=avhengighet bakgard=bakgård
    bakhovud=bakhode bebuar=beboer beiskleik=beskhet berekraft=bærekraft berre=bare bilete=bilde blaut=bløt
    bleik=blek bodskap=budskap born=barn bortsedd=bortsett brei=bred brot=brudd brukar=bruker
    brukarrom=brukerrom bryllaup=bryllup busetje=bosette busetjing=bosetting busetnad=bosetting
    busetting=bosetting bustad=bolig byggja=bygge byggje=bygge bylgja=bølge bylgje=bølge byrja=begynne
    byrje=begynne byrjing=begynnelse daud=død dei=de dekkja=dekke dekkje=dekke difor=derfor dotter=datter
    drøyme=drømme dykk=dere då=da dårleg=dårlig døme=eksempel døy=dø døyr=dø eg=jeg eigar=eier
    eigarskap=eierskap eige=eie eigedom=eiendom eigen=egen eigendel=egenandel eigna=egnet ein=en einig=enig
    einigheit=enighet eining=enhet einskap=enhet einskild=enkelt eit=et elles=ellers
    etterspurnad=etterspørsel fagleg=faglig farleg=farlig fastsetje=fastsette ferdsle=ferdsel
    ferdsleveg=ferdselsvei finnast=finnes fleire=flere fleirtal=flertall folkesetnad=befolkning
    folketal=folketall folkevald=folkevalgt forbetre=forbedre forbetring=forbedring foreining=forening
    forgreine=forgrene forklåre=forklare forklåring=forklaring fortene=fortjene forteneste=fortjeneste
    forureine=forurense forureining=forurensning framand=fremmed frametter=fremover framlegg=forslag
    framleis=fortsatt freiste=forsøke freistnad=forsøk fridom=frihet frigjering=frigjøring frukost=frokost
    frå=fra fråsegn=uttalelse fråver=fravær fråvik=avvik fylgje=følge følgja=følge følgje=følge
    førearbeid=forarbeid førebels=foreløpig førebu=forberede førebuing=forberedelse førebygge=forebygge
    førebygging=forebygging førebyggje=forebygge førebyggjing=forebygging føremon=fordel føreseie=forutsi
    føresetje=forutsette føresetnad=forutsetning føresjå=forutse føreslå=foreslå førestnad=forutsetning
    føretak=foretak gamal=gammel gamaldags=gammeldags gamleheim=gamlehjem gje=gi gjerast=gjøre gjere=gjøre
    gjeven=gitt gløyme=glemme graut=grøt grein=gren grunngje=begrunne grunngjeve=begrunne
    grunngjeving=begrunnelse grunnskule=grunnskole grønsak=grønnsak halde=holde haldning=holdning
    halvparten=halvpart handsame=behandle handsaming=behandling haust=høst heil=hel heilag=hellig
    heilskap=helhet heilskapleg=helhetlig heim=hjem heime=hjemme heimehjelp=hjemmehjelp heimel=hjemmel
    heite=hete helsestell=helsevesen hending=hendelse hjarta=hjerte hjarte=hjerte ho=hun hovud=hode høg=høy
    høgd=høyde høgre=høyre høgskole=høyskole høgskule=høyskole høvesvis=henholdsvis høyre=høre
    høyring=høring ikkje=ikke innan=innen innbyggjar=innbygger innehalde=inneholde innhald=innhold
    innleiing=innledning innsjå=innse innverknad=innvirkning iverksetje=iverksette jamføre=sammenligne
    jamleg=jevnlig jamn=jevn jamne=jevne kaffi=kaffe kjelde=kilde kjensle=følelse kjærast=kjæreste
    kjøn=kjønn klår=klar klårgjere=klargjøre kome=komme kommunesamanslåing=kommunesammenslåing kor=hvor
    korkje=verken korleis=hvordan krevja=kreve krevjast=kreve krevje=kreve kunngjere=kunngjøre kva=hva
    kvar=hver kvarandre=hverandre kvardag=hverdag kvardagsleg=dagligdags kven=hvem kvifor=hvorfor
    kvile=hvile kvit=hvit kyrkje=kirke køyre=kjøre køyretøy=kjøretøy køyring=kjøring laurdag=lørdag lauv=løv
    leggja=legge leggjast=legge leggje=legge leia=lede leiar=leder leigar=leier leige=leie leiing=ledelse
    leik=lek leike=leke liggje=ligge likeins=likeså likskap=likhet line=linje lovbrot=lovbrudd
    lovføresegn=lovbestemmelse lukkast=lykkes lykkast=lykkes låg=lav lågare=lav lågterskel=lavterskel
    lågterskeltilbod=lavterskeltilbud lækjar=lege lærar=lærer løn=lønn løyse=løse løysing=løsning
    løyve=tillatelse løyving=bevilgning marknad=marked medan=mens medeigar=medeier medverke=medvirke
    medverknad=medvirkning medvit=bevissthet medviten=bevisst meine=mene meining=mening meistre=mestre
    mellombels=midlertidig menneskerett=menneskerettighet merkje=merke merksemd=oppmerksomhet
    mindretal=mindretall mogeleg=mulig mogelegheit=mulighet mogleg=mulig moglegheit=mulighet morgon=morgen
    motlegg=motargument motseie=motsi motseiing=motsigelse motsetje=motsette motsett=motsatt mykje=mye
    månad=måned måndag=mandag møtast=møtes naturleg=naturlig naud=nød naudsynt=nødvendig nedleggje=nedlegge
    noko=noe nokon=noen nokre=noen nordaust=nordøst notid=nåtid nyhende=nyhet nyvald=nyvalgt nærleik=nærhet
    nøgd=fornøyd nøydd=nødt offentleggjere=offentliggjøre omkome=omkomme omskjering=omskjæring
    omstende=omstendighet omsyn=hensyn open=åpen openberr=åpenbar opne=åpne opning=åpning
    oppfølgjing=oppfølging oppgjer=oppgjør opphald=opphold oppretthalde=opprettholde oppseiing=oppsigelse
    oppteken=opptatt overordna=overordnet oversjå=overse overtyde=overbevise overtyding=overbevisning
    overvake=overvåke overvaking=overvåking pengar=penger pepar=pepper personlegdom=personlighet pla=pleie
    pleiar=pleier prosjektleiar=prosjektleder påleggje=pålegge pårørande=pårørende raud=rød reiskap=redskap
    rekkje=rekke rekneskap=regnskap retningsline=retningslinje rettferd=rettferdighet rettleiar=veileder
    rettleie=veilede rettleiing=veiledning rådgjeving=rådgivning rådvelde=disposisjon råvelde=rådighet
    rørsle=bevegelse røynsle=erfaring røyst=stemme røyste=stemme røysting=avstemning sakkunnig=sakkyndig
    sakshandsaming=saksbehandling saman=sammen samanheng=sammenheng samansett=sammensatt samd=enig
    samferdsle=samferdsel samhøve=forbindelse samla=samlet samrøystes=enstemmig samstundes=samtidig
    samtykkje=samtykke samvit=samvittighet sanning=sannhet seia=si seiast=si seie=si sein=sen seinare=senere
    semje=enighet setja=sette setje=sette sidan=siden siger=seier sjeldan=sjelden sjuk=syk sjukdom=sykdom
    sjukeheim=sykehjem sjukehus=sykehus sjukemelding=sykmelding sjukepleiar=sykepleier sjukepleie=sykepleie
    sjukmeld=sykmeldt sjukmelding=sykmelding sjåar=seer sjølv=selv sjølvstende=selvstendighet
    sjølvstendig=selvstendig skilje=skille skilnad=forskjell skjer=skje skjering=skjæring
    skodespel=skuespill skodespelar=skuespiller skorte=mangle skuld=skyld skulde=skylde skule=skole
    slåst=slåss son=sønn song=sang spanande=spennende spegel=speil spegle=speile spreie=spre
    spreiing=spredning spørjast=spørre spørje=spørre stad=sted stades=steds storleik=størrelse straum=strøm
    strok=strøk styreleiar=styreleder styrkja=styrke styrkje=styrke sundag=søndag sykemelding=sykmelding
    symje=svømme symjing=svømming synast=synes såkalla=såkalt særleg=særlig særskild=særskilt søkja=søke
    søkje=søke søraust=sørøst taka=ta takast=ta take=ta tal=tall telje=telle tenar=tjener tene=tjene
    teneste=tjeneste tenkja=tenke tenkje=tenke tenleg=tjenlig tidlegare=tidligere tilbod=tilbud
    tilbyde=tilby tilhøve=forhold tilknytt=tilknyttet tillitsvald=tillitsvalgt tilrå=anbefale
    tilråding=anbefaling tilseie=tilsi tilsetje=ansette tilsetjing=ansettelse tilsett=ansatt
    tilskiping=arrangement tilskodar=tilskuer tilvising=henvisning tolmodig=tålmodig trekkje=trekke
    trengast=trenges trengjast=trenge trengje=trenge trong=behov tru=tro truleg=trolig truverde=troverdighet
    truverdig=troverdig tryggja=trygge tryggje=trygge tryggleik=trygghet tufte=basere tyngd=tyngde
    tysdag=tirsdag ueinig=uenig uføre=ufør ulukke=ulykke umogeleg=umulig umogleg=umulig undersøkje=undersøke
    underteikne=undertegne upp=opp ureine=forurense ureining=forurensning usamd=uenig usemje=uenighet
    utan=uten utanlandsk=utenlandsk utbreidd=utbredt utdaning=utdanning utdannelse=utdanning utgreie=utrede
    utgreiing=utredning utleige=utleie utløyse=utløse utsegn=utsagn utsett=utsatt utsjånad=utseende
    uttale=uttalelse utval=utvalg utvald=utvalgt utvalt=utvalgt vaksen=voksen val=valg vald=vold
    vanskeleg=vanskelig vatn=vann vedkome=vedkomme veg=vei vegleiar=veileder vegleie=veilede
    vegleiing=veiledning veikskap=svakhet vekse=vokse velje=velge velkomen=velkommen vera=være
    verdsarv=verdensarv verdsetje=verdsette vere=være verje=verge verjemål=vergemål verke=virke
    verkemiddel=virkemiddel verknad=virkning verksemd=virksomhet verksetje=iverksette verte=bli
    vidarekome=viderekommen vilkårleg=vilkårlig vitskap=vitenskap vitskapleg=vitenskapelig vore=være vêr=vær
    ynskja=ønske ynskje=ønske yting=ytelse åferd=atferd åleine=alene ålmenn=allmenn ålmente=allmennhet
    årleg=årlig åtak=angrep åtferd=atferd åtgaum=oppmerksomhet åtgjerd=tiltak åtskilje=atskille
    åtvare=advare åtvaring=advarsel ønska=ønske ønskja=ønske ønskje=ønske øydelegge=ødelegge
    øydeleggje=ødelegge
    """
)
"""Frequent words of letters and plans whose forms follow no rule below; each leads to one key, bokmål where it can."""

ALONE: frozenset[str] = words("då eg ein eit frå ho kor korkje kva kvar vore")
"""Words of the table above that are other words as parts of compounds: «kor» is a choir in «mannskor»."""

FIRST: dict[str, str] = pairs(
    """
    draume=drømme heims=hjems høyre=høyre hovud=hoved høgre=høyre jole=jule noregs=norges sjuke=syke
    skule=skole vass=vann verds=verdens
    """
)
"""First parts of compounds, linking letter and all, that follow no rule."""

ENDINGS: tuple[tuple[str, str], ...] = (
    ("legheit", "lighet"),
    ("leg", "lig"),
    ("skapleg", "skapelig"),
    ("leg", "elig"),
    ("heit", "het"),
    ("leik", "het"),
    ("leik", "lighet"),
    ("leik", "lek"),
    ("semd", "somhet"),
    ("sam", "som"),
    ("laus", "løs"),
    ("løyse", "løshet"),
    ("gjevar", "giver"),
    ("gjevnad", "givenhet"),
    ("gjeving", "givning"),
    ("gjere", "gjøre"),
    ("gjera", "gjøre"),
    ("gje", "gi"),
    ("ar", "er"),
    ("are", "ere"),
    ("arleg", "erlig"),
    ("arskap", "erskap"),
    ("seie", "si"),
    ("ande", "ende"),
    ("anes", "enes"),
    ("ast", "es"),
    ("ast", "e"),
    ("jast", "es"),
    ("jast", "e"),
    ("a", "e"),
    ("a", "et"),
    ("sle", "sel"),
    ("ug", "ig"),
    ("dd", "dt"),
    ("d", "t"),
    ("ing", "ning"),
    ("ing", "else"),
    ("jing", "else"),
    ("nad", "ning"),
    ("ad", "ed"),
    ("stad", "sted"),
    ("tal", "tall"),
    ("val", "valg"),
    ("sal", "salg"),
    ("bod", "bud"),
    ("or", "er"),
    ("ul", "el"),
    ("ald", "old"),
    ("ant", "ent"),
)
"""Endings of nynorsk words and what they are in bokmål; which one a word takes, the bokmål dictionary decides."""

INSIDE: tuple[tuple[str, str, int], ...] = (
    ("velj", "velg", 1),
    ("selj", "selg", 1),
    ("lj", "ll", 1),
    ("tj", "tt", 1),
    ("rgj", "rg", 1),
    ("rj", "rr", 1),
    ("mj", "mm", 1),
    ("nj", "nn", 1),
    ("vj", "v", 1),
    ("kj", "k", 1),
    ("gj", "g", 1),
    ("gjev", "giv", 1),
    ("fylg", "følg", 1),
    ("byrj", "begynn", 1),
    ("gløym", "glem", 1),
    ("gøym", "gjem", 1),
    ("køyr", "kjør", 1),
    ("au", "ø", 1),
    ("øy", "ø", 1),
    ("ei", "e", 1),
    ("kv", "hv", 1),
    ("sjuk", "syk", 1),
    ("ju", "y", 1),
    ("ljos", "lys", 1),
    ("mn", "vn", 1),
    ("amn", "avn", 1),
    ("jamn", "jevn", 1),
    ("kn", "gn", 1),
    ("spel", "spill", 1),
    ("skot", "skudd", 1),
    ("brot", "brudd", 1),
    ("skuld", "skyld", 1),
    ("slepp", "slipp", 1),
    ("sløkk", "slukk", 1),
    ("lukk", "lykk", 1),
    ("hald", "hold", 1),
    ("vald", "vold", 1),
    ("fald", "fold", 1),
    ("vaks", "voks", 1),
    ("veks", "voks", 1),
    ("bod", "bud", 1),
    ("bilet", "bild", 1),
    ("busetj", "bosett", 1),
    ("framand", "fremmed", 1),
    ("fram", "frem", 1),
    ("frå", "fra", 1),
    ("åv", "av", 1),
    ("saman", "sammen", 1),
    ("vidare", "videre", 1),
    ("utan", "uten", 1),
    ("innan", "innen", 1),
    ("sjølv", "selv", 1),
    ("skule", "skole", 1),
    ("før", "for", 1),
    ("føre", "for", 1),
    ("føre", "fore", 1),
    ("kyrkj", "kirk", 1),
    ("heime", "hjemme", 1),
    ("heim", "hjem", 1),
    ("hovud", "hoved", 1),
    ("veg", "vei", 1),
    ("verk", "virk", 1),
    ("betr", "bedr", 1),
    ("leg", "lig", 1),
    ("låg", "lav", 1),
    ("høg", "høy", 1),
    ("open", "åpen", 1),
    ("opn", "åpn", 1),
    ("noverande", "nåværende", 1),
    ("dåverande", "daværende", 1),
    ("ver", "vær", 1),
    ("ere", "ære", 1),
    ("ande", "ende", 1),
    ("fyrst", "først", 1),
    ("lyft", "løft", 1),
    ("ynsk", "ønsk", 1),
    ("syster", "søster", 1),
    ("skj", "sk", 2),
    ("ê", "æ", 1),
    ("ô", "o", 1),
    ("ò", "o", 1),
    ("å", "a", 2),
    ("au", "o", 2),
    ("n", "nn", 2),
    ("l", "ll", 2),
    ("t", "tt", 2),
)
"""Sounds and stems of nynorsk words, what they are in bokmål, and what the step costs: 2 for one that
may also lead to a word of another meaning."""

DEAREST = 3
"""The greatest cost of the steps between a nynorsk word and its bokmål form; an ending costs one."""

BOTH: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"(?<=\w\w)laus$"), "løs"),
    (re.compile(r"^heime(?=\w{3})"), "hjemme"),
    (re.compile(r"^heim"), "hjem"),
    (re.compile(r"^sjuk"), "syk"),
    (re.compile(r"^sjølv"), "selv"),
    (re.compile(r"^kvit"), "hvit"),
    (re.compile(r"^kvil"), "hvil"),
)
"""Endings and beginnings with two forms in bokmål's own dictionary; all that fit."""

KEPT: frozenset[str] = words(
    """
    bevegelse forbindelse forseelse forsendelse følelse helse innsigelse kjennelse ledelse lidelse lignelse
    oppførelse oppstandelse rettelse skapelse skikkelse stiftelse størrelse tilværelse
    """
)
"""Nouns in -else that mean something else than those in -ing of the same verb («forbindelse», «forbinding»)."""

SHORTEST_UNKNOWN = 6
"""Letters of the shortest word whose ending alone is trusted."""

UNKNOWN: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"teneste$"), "tjeneste"),
    (re.compile(r"løyse$"), "løshet"),
    (re.compile(r"(?:leik|heit)$"), "het"),
    (re.compile(r"skapleg$"), "skapelig"),
    (re.compile(r"leg$"), "lig"),
    (re.compile(r"(?<=[kg])j[ea]$"), "e"),  # søkje, byggja
    (re.compile(r"(?<=[^aeiouyæøå])ar$"), "er"),  # lærar, brukar
    (re.compile(r"ande$"), "ende"),
    (re.compile(r"jing$"), "ing"),
)
"""Endings of words that no dictionary helps with, the first that fits."""
