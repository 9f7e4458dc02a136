# ruff: noqa: E501 (a pattern stands on one line)
"""Rejection and criticism."""

from __future__ import annotations

EXPRESS = """
går|gå|gikk|gjekk|gjeng …4 imot|mot
er|stiller|stiller …3 imot
"imot" at|forslag|forslaget|framlegget|å|innføring
motsette|motsetter|motset|motsetje seg|oss
motsette|motsetter|motset|setter|set …3 seg|oss …1 imot|mot|sterkt
set|setter|setje|sette seg|oss …2 imot|mot
motstander|motstandar av
avvise|avviser|avvis|avvises|avvisast
forkaste|forkaster|forkastes|forkastar
fraråde|fraråder|frarår|frarå|rår|råder …4 fra|frå
fraråde|fraråder|frarår|frarå|fraråder|frarådes
råde|råder|rår …3 frå|fra|ifrå|ifra
advare|advarer|åtvare|åtvarar|advarast …3 mot
advarer|åtvarar
si|sier|seier|sa …3 nei
nei til|takk
protestere|protesterer
svar|svaret …3 "nei"
klart|blankt|tydelig|tydeleg|entydig|rungende "nei"
stemme|stemmer|røyste|røyster mot|imot
er|stiller …3 negativ|negative til
negativ|negative til
avvisende|avvisande til
avslå|avslår|avslås|avslåast
vrake|vrakes|vrakast
kan|bør|lar|let …4 ikke|ikkje …3 forsvare|forsvares|forsvarast
ikke|ikkje …2 bifalle|"godta"|"godtas"|"godtakast"|"tillate"|"tillates"|"tillatast"
ikke|ikkje …3 gi …4 tilslutning|tilslutnad
ikke|ikkje …2 enig|einig|enige|samd|samde
ikke|ikkje …1 ønskelig|ønskeleg
har ingenting|ingen|inkje ting …3 å gjøre
legges|leggjast …2 is|skuffen|skuffa|skroten
tas|takast ut av
bør|må trekkes|trekkjast
uenig|ueinig|uenige|ueinige|usamd|usamde
uakseptabel|uakseptabelt
kan|vil|skal|kommer|kjem …5 ikke|ikkje|aldri …3 akseptere|tilrå|tilråde|anbefale|godta|medvirke|medverke|bidra
ikke|ikkje …3 med på
ikke|ikkje …2 slutte|sluttar|slutter seg|oss
ikke|ikkje …2 gå|går inn for
ikke|ikkje …1 "støtter"|"støttar"|"støttes"|"støttast"
"kan"|"vil" …3 ikke|ikkje …3 "støtte"
ikke|ikkje …2 gå|går god for
frabe|frabedt|frabeder
ta|tar|tek|tek avstand fra|frå
tar|tek …3 avstand
uaktuelt|uaktuell
ikke|ikkje aktuelt|hørt
uforenlig|uforeinleg|uforenelig
skrinlegge|skrinlegges|skrinlegg|skrinleggast|skrinlagt
droppe|droppes|dropp|droppast|droppa
forkaste|forkastes
legge|legges|leggje|leggjast …2 bort|død|vekk
trekke|trekkes|trekkjast|trekkje|trekk|trekkast …6 tilbake|attende
trekke|trekkes|trekk forslaget|framlegget|lovforslaget
stanse|stanses|stansast|stoppe|stoppes|stoppast …3 forslaget|planen|arbeidet
må|bør|vil …6 bort|vekk
vil ha …4 bort|vekk
hører|høyrer ikke|ikkje …1 heime|hjemme
har ingen|inga|ikke|ikkje …1 plass i
under ingen omstendighet|omstende|omstendigheter
ikke|ikkje under noen|nokon|noko omstendighet|omstende
kategorisk|bestemt imot|nei|avviser
bør|må|skal …2 strykes|strykast|fjernes|fjernast|utgå|forkastes|avvises
bør|må …6 ikke|ikkje …2 innføres|innførast|vedtas|vedtakast|gjennomføres|gjennomførast|vidareførast|videreføres
ikke|ikkje …2 innføres|innførast|vedtas|vedtakast|gjennomføres|gjennomførast
opprettholde|opprettholder …3 motstand
vår|sterk motstand
"""
"""The sender's own no."""

WORRY = """
kritisk til
stusser|stussar
spør oss|seg
i tvil
liten|lita|lite tro|tru
ikke|ikkje overbevist|overtydd
misfornøyd|misnøgd
ser|ser med uro|bekymring|skepsis
hadde håpet|håpa|ønsket|ønskt
skulle|hadde gjerne sett|sett
er|stiller|stille|stiller …4 kritisk|kritiske
kritisere|kritiserer|kritikkverdig|kritikkverdige
bekymringsfull|bekymringsfullt|bekymringsfulle|urovekkende|urovekkjande|bekymringsverdig
bekymring over|for|knyttet|knytt
stor|vår|alvorlig|uttrykke|uttrykk bekymring
uro|otte for|over
uttrykke|uttrykkje …3 bekymring|uro
frykte|frykter|fryktar|ottast
skeptisk|skeptiske
skepsis
tviler|tvilar|tvile|betviler
tvil om|på
stor|sterk tvil
beklage|beklager|beklagar|beklagelig
reagere|reagerer|reagerte …3 på
undrer|undrar|undre|undrast …1 oss|seg|over|på
forundrer|forundra|overrasket|overraska
skuffe|skuffet|skuffa|skuffende|skuffande
savne|savner|saknar|sakne
etterlyse|etterlyser|etterlysar|etterlyste
stille|stiller|stiller …4 spørsmål|spørsmålstegn ved|til|om
stiller|stille oss …2 uforstående|uforståande|tvilende|undrende
"kan" …4 ikke|ikkje …3 se|sjå at|noe|noko|hvordan|korleis|behov|behovet|grunn
"""
"""The sender says it worries, doubts, misses something."""

OWN_WORRY = """
bekymre|bekymret|bekymra
uroa|uroet|uroleg
redd|redde for
engstelig|engsteleg for
"""
"""Worries only when the sender is the one who feels them."""

FAULT = """
tvilsom|tvilsomt
er|blir|vert|synes|framstår|fremstår|finner|finn|ser|anser …5 problematisk|problematiske
uheldig|uheldige|uheldeg
urimelig|urimeleg|urimelige|urettferdig|urettferdige|urettvis
uforsvarlig|uforsvarleg
uforståelig|uforståeleg|ubegripelig|ubegripeleg
unødvendig|unødig|unødvendige|unaudsynt|overflødig
utilstrekkelig|utilstrekkeleg|utilstrekkelige|mangelfull|mangelfullt|mangelfulle
uklar|uklart|uklare
utydelig|utydeleg|utydelige
uhensiktsmessig|lite hensiktsmessig
uverdig|uverdige
umulig|umogleg|umogeleg|uråd
utarme|utarmer
undergrave|undergraver|undergrev
svekke|svekker|svekkes|svekkjer|svekkja|svekkast|svekkar|svekt
uthule|uthuler|uthular|utvanne|utvanner
undervurdere|undervurderer
overse|overser|ser bort fra|frå
ignorere|ignorerer
tar ikke|ikkje …2 hensyn|høgde|omsyn|høyde|inn
ikke|ikkje …2 godt|tilstrekkelig|tilstrekkeleg|langt|stor nok
ikke|ikkje …1 tilstrekkelig|tilstrekkeleg|godt|nok
ikke|ikkje|ingen|inga|neppe|knapt|sjelden|sjeldan …3 løse|løyse|løser|løyser|svare|svarer|svarar|dekke|dekker|dekkjer|rekke|rekker|strekke|strekker|treffe|treffer|treff|virke|virker|verkar|fungere|fungerer|tåle|tåler|toler|holde|holder|held|hjelpe|hjelper|sikre|sikrer|sikrar|fange|fanger|monne|ivareta|ivaretar|ivaretek
løse|løyse|løser|løyser|svare|svarer|svarar|dekke|dekker|dekkjer|rekke|rekker|strekke|strekker|treffe|treffer|treff|virke|virker|verkar|fungere|fungerer|tåle|tåler|toler|holde|holder|held|hjelpe|hjelper|sikre|sikrer|sikrar|fange|fanger|monne|ivareta|ivaretar|ivaretek …1 ikke|ikkje|neppe|knapt|sjelden|sjeldan|ingen|inga
ikke|ikkje …3 gi|gir|gjev|gje …4 svar|grunnlag|effekt|rom|trygghet|tryggleik|bedre|betre|god|tilstrekkelig
inneholder|inneheld|omtaler|omtalar|nevner|nemner|drøfter|drøftar|vurderer|vurderar|sier|seier|foreligger|føreligg|finnes|finst|gjør|skiller|skil|følger|følgjer …3 ikke|ikkje|ingen|inga|ingenting|lite|verken|verka
ikke|ikkje …3 omtalt|nevnt|nemnt|drøftet|drøfta|vurdert|beskrevet|tatt|teke|lagt|fulgt|følgt
ikke|ikkje …2 lar seg|let seg
uten|utan …2 penger|pengar|midler|midlar|finansiering|dokumentasjon|grunnlag|begrunnelse|grunngjeving|ressurser|ressursar|evidens
uten|utan å …2 ha|gi|gje|si|vurdere|utrede|sikre|ta|følge
som om
ikke|ikkje|ingen|uten|utan|manglende …4 utredet|utgreidd|utreda|begrunnet|grunngitt|grunngjeve|dokumentert|konsekvensvurdert|kostnadsberegnet|finansiert
ikke|ikkje|neppe|knapt|aldri …2 nok
for "lite"|"svak"|"svakt"|"svake"|"snever"|"snevert"|"snevre"|"knapp"|"knappe"|"dårlig"|"dårlige"|"dårleg"|"få"|"lav"|"lavt"|"lave"|"låg"|"lågt"|"sent"|"seint"|"vid"|"vidt"|"høy"|"høyt"|"høye"|"høg"|"høgt"|"streng"|"strenge"|"generell"|"generelle"|"vag"|"vage"|"kort"|"dyrt"|"komplisert"|"omfattende"
altfor|alltfor
alt for "lite"|"få"|"mange"|"stor"|"stort"|"store"|"sent"|"seint"|"viktig"|"høy"|"høg"|"kort"
altfor …2 til å
for|altfor|alt …1 "viktig"|"viktige" …1 til å
på bekostning|kostnad av
går|gå|gjeng …3 utover|utøver
gå|går|gikk …1 ut over
går|gå utover
ramme|rammer|rammar|ramma|råke|råkar|rammes …3 skjevt|hardt|urettferdig|urettvis|dem|dei|de|små|fattig|sårbar|hardest|hardast|verst
"rammer"|"råkar" …2 små|mindre|distrikt*|næring*|kommune*
vil|kan|fort …3 ramme|råke
vil|kan|kunne …2 "skade"
skadelig|skadeleg|ødelegge|ødelegger|øydelegg|øydeleggje|ødeleggende|øydeleggjande
bryter|bryt …2 med
i strid med
strider|strir mot
hinder for
til hinder
forverre|forverrer|forverrar
vanskeliggjør|vanskeleggjer|vanskeliggjøre
øker|aukar|øke|auke|større …3 forskjellen|forskjeller|ulikhet|ulikskapen|skilnadene|byråkrati|risiko|usikkerhet
merarbeid|meirarbeid|byråkratisk|byråkrati|byråkratisering
tapt|borte|vekke
miste|mister|mistar|misser
forsvinne|forsvinner|forsvinn
svikte|svikter|sviktar|svikt
mangle|mangler|manglar|mangel|manglende|manglande
fraværende|fråverande|fravær av
taus|tause|taust|tagal
svakhet|svakheit
svake sider
dilemma|paradoks|selvmotsigende|sjølvmotseiande
risiko for
fare for at
er|utgjør|utgjer|stor|reell …2 fare
risikerer|risikere|risikerar
dessverre|diverre
ulempe|ulemper
et|eit|stort hull|hol i
treffer|treff …4 feil|skeivt|skjevt|dårlig|dårleg
hjelper|hjelp …2 lite
til liten|lita nytte|hjelp
"neppe"
ingen|inga …1 dokumentasjon|begrunnelse|grunngjeving|effekt|holdepunkt|finansiering|penger|pengar
feil medisin|vei|veg|signal|adresse|retning
uheldig signal
skaper|skapar|skape …2 problem|uro|usikkerhet|usikkerheit|uvisse|gjeld|frykt|mistillit|avstand
usikkerhet|uvisse|uforutsigbar|uforutsigbart|uforutsigbare|uføreseieleg
kostbar|kostbart|dyrt
bare|berre …2 på papiret|papir
motsatt virkning|effekt|verknad
verre|dårligere|dårlegare|vanskeligere|vanskelegare|tyngre
nedskjæring*
konkurransevridende|konkurransevridande|vridende
hastverk|forhastet|forhasta|hastig
lite gjennomtenkt|treffsikker|treffsikkert|heldig
lite|mindre egnet|eigna|treffsikker
underkommunisert|nedprioritert|neglisjert
rimer|rimar dårlig|dårleg
står|stå …2 svakt
problem med|at
utfordring|utfordringar med|for|ved|at
"utfordrende"|"utfordrande"|"krevende"|"krevjande"
"true"|"truer"|"trugar"|"truar"
trussel|trugsmål mot|for
helt|heilt feil|gale|galt
feil logikk|retning|virkemiddel|verkemiddel|prioritering|medisin
konkurransevri*
sentraliser*
disfavør
vanskelig|vanskeleg å …4 forstå|se|sjå|forsvare|gjennomføre|vite|vurdere
gjør|gjer …2 vanskelig|vanskeleg
slutten på
negativ|uheldig|alvorlig|alvorleg konsekvens|følge|følgje|ringvirkning|ringverknad|virkning|verknad|effekt|utslag
blir|er|vert …2 "feil"|"gale"
uklarhet|uklarheit
svekkelse|svekking
tappe|tapper|tappar|tapping
urimelig|usaklig forskjellsbehandling|forskjell
ser|synes|synest|virker|verkar …2 ikke|ikkje …2 ut|som
vil|kan …2 føre til|medføre …4 tap|kutt|redusert|færre|høyere|høgare|svekket|dårligere|dårlegare|fraflytting|nedlegging|konkurs
ansvarsfraskrivelse|ansvarsfråskriving
blindsone|tomrom|gråsone
gal|galt|feil …1 ende|adresse|spor
symbolpolitikk|skinnløsning|skrivebordsøvelse|skrivebordsøving
ekstraarbeid|dobbeltarbeid|papirarbeid|skjemavelde
hastverksarbeid
misforstått|misforstår
overstyre|overstyrer|overkjøre|overkjører
belastning|byrde|bør på
"""
"""A fault found or a harm foreseen, told as a fact."""
