# ruff: noqa: E501 (a ground stands on one line)
"""What people argue from, in any hearing: a closed list, with labels and the words that tell each.

Written from how public bodies, unions, businesses and private persons argue, whatever the field. A word that mostly
names the matter itself (treatment in a health hearing, fish in one on fisheries) is no ground and is left out.
"""

from __future__ import annotations

from pipeline.records import Ground, GroundCode


def _ground(ground: GroundCode, label_nb: str, label_nn: str, definition: str) -> Ground:
    return Ground(ground=ground, label_nb=label_nb, label_nn=label_nn, definition=definition)


GROUNDS: tuple[tuple[Ground, str], ...] = (
    (
        _ground("økonomi", "Økonomi og ressurser", "Økonomi og ressursar", "Hva det koster, hvem som betaler, og om pengene strekker til."),
        """
økonomi*|*økonomi|økonomisk
kostnad*|*kostnad|*kostnader
koste|kostbar|dyr|dyrere
finansier*|*finansiering|underfinansier*|fullfinansier*
budsjett*|*budsjett
penge|penger|pengar|midler|*midler|*midlar
utgift*|*utgift|merutgift*
inntekt*|*inntekter
ressurs*|ressursbruk
krone|kroner|millioner|milliarder
bevilgning*|løyving*|rammetilskudd*|rammetilskot*|øremerk*|øyremerk*
innsparing*|besparelse*|sparing|spare
investering*
*gevinst
lønnsom|lønsam|samfunnsøkonomisk
""",
    ),
    (
        _ground("kapasitet", "Kapasitet og bemanning", "Kapasitet og bemanning", "Om det finnes folk, tid og plass til å gjøre det."),
        """
kapasitet*|*kapasitet
bemanning*|*bemanning|underbemann*
personell|*personell|arbeidskraft
stilling|*stilling|årsverk
rekruttere|rekruttering*|søkere|søkjar|søkarar|søkjarar
ventetid*|ventelist*|kø|køer
arbeidspress|arbeidsbelastning|tidspress|overbelast*
for|lite|nok tid
mangel|mangle …2 folk|fagfolk|ansatt|tilsett|plass
""",
    ),
    (
        _ground("kompetanse", "Kompetanse", "Kompetanse", "Om de som skal gjøre det, kan det."),
        """
kompetanse*|*kompetanse
utdanning*|*utdanning|*utdannet|utdanna
opplæring*|kursing
kvalifikasjon*|kvalifiser*|ukvalifiser*
fagfolk|fagperson*|fagmiljø*|fagkunnskap*|fagkompetanse
autorisasjon|sertifisering
""",
    ),
    (
        _ground("kvalitet", "Kvalitet i tjenestene", "Kvalitet i tenestene", "Om tilbudet blir godt nok og faglig forsvarlig."),
        """
kvalitet*|*kvalitet
forsvarlig|forsvarleg|uforsvarlig|uforsvarleg|faglig|fagleg
god|bedre|betre|dårligere|dårlegare …1 tilbud|tilbod|tjeneste|teneste|*tilbud|*tilbod|behandling|hjelp
tilpasset|tilpassa|individuell
oppfølging*
""",
    ),
    (
        _ground("kunnskap", "Forskning og faglig kunnskap", "Forsking og fagleg kunnskap", "Hva forskning, tall og utredninger viser, eller at kunnskapen mangler."),
        """
forskning*|forsking*|*forskning|*forsking
forsker|forskar|studie|studiar|studier|statistikk|evaluering*|evaluer*
kunnskap|kunnskapsgrunnlag*|kunnskapsbasert*|kunnskapsbase*|fagleg|faglig grunnlag|fundert
evidens*|dokumentert|dokumentere|dokumentasjon
vitenskap*|vitskap*
ikke|ikkje|mangelfullt|dårlig|dårleg|godt …1 utredet|utredd|utgreidd|utgreia
konsekvensutred*|konsekvensutgrei*
effekt er|av
holdepunkt|haldepunkt|belegg
""",
    ),
    (
        _ground("erfaring", "Erfaring fra praksis", "Røynsle frå praksis", "Hva de som arbeider med det, eller lever med det, har sett."),
        """
erfaring*|erfare|erfarer|røynsle*|røynt
praksisfelt*
medlemmer|medlemmene|medlemene|medlemmar
ser|opplever|opplev … daglig|dagleg|hver|kvar dag
feltet|førstelinj*
""",
    ),
    (
        _ground("likebehandling", "Likebehandling og sosial ulikhet", "Likebehandling og sosial ulikskap", "Om det slår likt ut for folk, eller rammer noen hardere enn andre."),
        """
likebehand*|likestill*|likeverd*|forskjellsbehand*|diskriminer*
ulikhet*|ulikskap*|utjevning*|utjamning*|ulik|ulikt
urettferdig*|rettferdig*|urimelig|urimeleg
fattig*|lavinntekt*|låginntekt*|medianinntekt*|"utsatt"|"utsatte"|sårbar*|vanskeligstilt*|vanskelegstilt*|marginaliser*
rammer|ramme|råke|råkar …4 hardt|hardest|skjevt|skeivt|verst
stigma*|utenforskap*|utanforskap*
""",
    ),
    (
        _ground("tilgjengelighet", "Tilgjengelighet og geografi", "Tilgjenge og geografi", "Om folk når tilbudet der de bor, når de trenger det."),
        """
tilgjengelig*|tilgjenge*
avstand*|reisetid*|reisevei*|reiseveg*|reise
lavterskel*|lågterskel*|terskel
distrikt|bygd|utkant*|geografi*|spredtbygd*|spreiddbygd*
liten|små|mindre kommune|bygd|sted|stad
uavhengig|uavhengige av bosted|bustad|adresse|postnummer
når|nå …2 fram|frem|ut til
""",
    ),
    (
        _ground("rettssikkerhet", "Rettssikkerhet", "Rettstryggleik", "Om den enkelte er vernet mot vilkårlighet og kan klage."),
        """
rettssikkerhet*|rettstryggleik*|rettsvern*
klageadgang*|klagerett*|klage|ankerett*|overprøv*
vilkårlig*|vilkårleg*|skjønn|skjønsmessig*|skjønnsmessig*
forholdsmessig*|høvesmessig*|uforholdsmessig*|inngripende|inngripande|inngrep
bevisbyrde*|uskyldspresumsjon*|kontradiksjon*|partsrett*
tvang*|maktmisbruk*
""",
    ),
    (
        _ground("lov-og-rettigheter", "Lov og menneskerettigheter", "Lov og menneskerettar", "Hva lov, traktat og rettspraksis krever eller forbyr."),
        """
grunnlov*|menneskerett*|*konvensjon|*konvensjonen|emk|fn
eøs*|direktiv|direktivet|forordning
lovverk*|lovgivning*|lovgjeving*|hjemmel*|heimel*|lovstrid*|ulovlig|ulovleg|lovlig|lovleg
strid|stri mot|med
bryt|bryte|brudd|brot …2 lov|med|på
rettighet*|rett|rettspraksis|høyesterett|høgsterett|domstol*
forvaltningsloven|forvaltningslova|§
""",
    ),
    (
        _ground("personvern", "Personvern", "Personvern", "Om opplysninger om folk er i trygge hender og brukes bare til det de er gitt for."),
        """
personvern*|privatliv*|personopplysning*|personopplysing*
taushetsplikt*|teieplikt*|innsyn*|overvåk*|overvak*
samtykke*|anonym*|gdpr
deling av opplysninger|opplysningar|data
""",
    ),
    (
        _ground("selvbestemmelse", "Selvbestemmelse og medvirkning", "Sjølvråderett og medverknad", "Om de det gjelder, får velge selv og bli hørt."),
        """
selvbestem*|sjølvbestem*|sjølvråd*|autonomi*
medvirk*|medverk*|medbestem*|brukermedvirk*|brukarmedverk*
frivillig|frivilleg|frivillighet|valgfri*|valfri*|velge|velje|valg
blir|bli|vert|verte hørt|høyrd|høyrt
verdighet|verdigheit|verdig|ydmykende|audmjukande
innflytelse|påverknad
""",
    ),
    (
        _ground("lokalt-selvstyre", "Lokalt selvstyre", "Lokalt sjølvstyre", "Om kommuner og fylker kan avgjøre det selv, og lokale forhold."),
        """
selvstyre*|sjølvstyre*|handlefrihet|handlefridom|handlingsrom*
lokaldemokrati*|kommunestyre*|lokalpolitikk*|lokalpolitisk
lokal|lokale forhold|tilhøve|behov|forskjeller|skilnader|kunnskap|tilpasning|tilpassing
kjenner|kjenn …3 lokal*
""",
    ),
    (
        _ground("barns-beste", "Barns beste", "Barnets beste", "Hva det gjør med barn og unge."),
        """
barn|barna|barnet|barns|barnekonvensjon*|barnerett*|barndom*|mindreårig*
elev|ungdom|unge|oppvekst*|barnevern*
""",
    ),
    (
        _ground("helse", "Helse og liv", "Helse og liv", "Om folk blir friskere eller sykere, lever eller dør."),
        """
folkehelse*|helsegevinst*|helseskade*|helserisiko*|helseproblem*
liv|dødsfall*|dør|død|overdose*|dødelig*|dødeleg*|selvmord*|sjølvmord*
syk|sjuk|sykdom*|sjukdom*|lidelse|liding|skadelig*|skadeleg*|skade|smerte
bedring*|betring*|frisk|tilfriskn*|tilbakefall*|livskvalitet*
redde|reddar|berge|bergar …2 liv
""",
    ),
    (
        _ground("trygghet", "Trygghet og sikkerhet", "Tryggleik", "Om folk er trygge for ulykker, vold og kriminalitet."),
        """
trygghet*|tryggleik*|trygg|utrygg*
sikkerhet|sikkerheit|trafikksikkerhet*|trafikktryggleik|beredskap*
kriminalitet*|vold|vald|lovbrudd*|lovbrot*|ulykke*|ulukke*
beskytt*|verne|vern
""",
    ),
    (
        _ground("tillit", "Tillit og legitimitet", "Tillit og legitimitet", "Om folk stoler på dem som gjør det, og godtar det."),
        """
tillit*|mistillit*|mistru
legitimitet*|oppslutning*|aksept*
relasjon*|mistenk*|frykt|frykte|redd|redsel|skam
åpenhet*|openheit*|innsyn|uavhengighet|habilitet*
""",
    ),
    (
        _ground("samordning", "Samordning og helhet", "Samordning og heilskap", "Om tjenester og etater virker sammen, og hvem som har ansvaret."),
        """
samordn*|samhandl*|samarbeid*|samspill*|koordiner*|tverrfaglig*|tverrfagleg*|tverretatlig*|tverrsektoriell*
ansvarsfordeling*|ansvar|ansvarsforhold*|pulveriser*
fragmenter*|oppsplitt*|sammenheng*|samanheng*|helhetlig|heilskapleg|helhet|heilskap
""",
    ),
    (
        _ground("forutsigbarhet", "Klarhet og forutsigbarhet", "Klarleik og føreseielegheit", "Om reglene er klare, og om en vet hva en har å rette seg etter."),
        """
forutsigbar*|føreseieleg*|uforutsigbar*|langsiktig*|stabil*|varig
uklarhet*|uklarleik*|uklar|usikker|tydelig|tydeleg|utydelig|presis|upresis|entydig|eintydig
tolke|tolking*|tolkning*|misforst*|*forvirring|uvisse*|usikkerhet*
overgangstid*|overgangsordning*
""",
    ),
    (
        _ground("administrasjon", "Administrativ byrde", "Administrativ bør", "Papirarbeid, rapportering og kontroll som tar tid fra oppgaven."),
        """
byråkrati*|administrativ|administrasjon*|administrere
rapporter*|skjema|skjemavelde|dokumentasjonskrav*|papirarbeid*
forenkl*|enklere|enklare|tungvint|merarbeid*|meirarbeid*|ressurskrevende|tidkrevende|tidkrevjande
søknadsskriv*|saksbehandlingstid*|byrde*
""",
    ),
    (
        _ground("næring", "Konkurranse og næringsliv", "Konkurranse og næringsliv", "Om bedrifter kan drive, konkurrere og skape arbeidsplasser."),
        """
konkurrans*|konkurrer*|anbud*|anbod*
næringsliv*|næring|næringa|bransje*|bedrift*|verksemd|virksomhet|omsetning*|omsetnad*
verdiskap*|arbeidsplass*|sysselset*|oppsigelse*|oppseiing*|konkurs*|innovasjon*
marked|marknad|markedet|grensehandel*|eksport*
""",
    ),
    (
        _ground("miljø", "Miljø og klima", "Miljø og klima", "Om natur, klima, vann, luft og arter."),
        """
klima*|utslipp*|utslepp*|naturmangfold*|naturmangfald*|natur|naturen|naturinngrep*
forurens*|forurein*|bærekraft*|berekraft*|miljøskade*|miljøhensyn|miljøomsyn|miljøet
biologisk mangfold|mangfald
artsmangfold*|artsmangfald*|økosystem*|vannkvalitet|vasskvalitet|støy
""",
    ),
    (
        _ground("forebygging", "Forebygging og tidlig innsats", "Førebygging og tidleg innsats", "At det lønner seg å komme tidlig, før skaden skjer."),
        """
forebygg*|førebygg*
tidlig|tidleg innsats
fanges|fangast opp
"før"|"innen"|"innan" …4 problem|problemer|problema|skade|seint|sent|store
forhindre|forhindrer|unngå …4 problem*|skade*|utvikling
oppdage|avdekke|avdekking* …2 tidlig|tidleg
""",
    ),
    (
        _ground("virker-mot-hensikten", "Virker ikke, eller mot sin hensikt", "Verkar ikkje, eller mot føremålet", "At det ikke gir det en vil oppnå, eller det motsatte."),
        """
mot sin|si|hensikt|føremål|formål
motsatt|motsett effekt|virkning|verknad
kontraproduktiv*|meningsløs*|meiningslaus*|nytteløs*|nyttelaus*
virker|virke|verkar|verke|hjelper|hjelpe|hjelp|fungerer|treffer …2 ikke|ikkje|lite|dårlig|dårleg|feil
løser|løyser …2 ikke|ikkje|ingen
skyver|skyve|støter|støyter …3 bort|unna|vekk
forverr*|undergrav*|svekk*
ny|nye|nytt problem*|hindre
""",
    ),
)  # fmt: skip
"""Each ground with its patterns, in the order the report shows them."""
