"""What marks the languages that letters come in: frequent words, endings and letters, each with those that have it.

Written by us from the languages' grammars and from what letters to a ministry say. A word stands in every list whose
language has it: what languages have in common tells nothing of which it is.
"""

from __future__ import annotations

from collections.abc import Mapping

from pipeline.language.wordlist import words
from pipeline.records import Language

NB: frozenset[str] = words(
    """
    aldri alle allerede alltid alt altså andre annen annet at av bare barn be bedre begge behov ber betales bidra
    bidrar blant ble bli blir blitt bort bra bruke brukere brukerne burde både bør da de deg dem den denne der dere
    deres derfor dersom det dette din disse du egen eget egne eller en endelig enn er et etter far februar fikk finne
    finnes fire flere for fordi forslag forslaget fra fram frem få får fått før først gang gi gikk gir gis gitt
    gjelder gjennom gjorde gjort gjør gjøre gjøres god gode godt gå går ha hadde ham han har hele heller henne hennes
    her herunder hjelp hjemme hos hun hva hvem hver hverandre hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor
    hvorved hvorvidt høring høringen høringssvar i idet ifølge igjen ikke imidlertid imot ingen ingenting inn innen
    innenfor intet ja januar jeg jo kan kanskje kjente knyttet kom komme kommer kommet kommunen kommunene kommunenes
    kun kunne la lage lenger lite litt lov man mange mann med meg meget mellom men mener mens mer merknader mest mi
    min mindre mor mot mulig mulighet mulighetene mye må måte måten måtte ned nei neste noe noen nok ny nye nå når og
    også om opp oppgaver oss over overfor på saken samfunn samme sammen samt samtidig savner se seg selv ser si side
    siden sier sin sine sist sitt skal skje skjer skole skolen skulle slik slike slutt som spørsmål stadig står støtte
    støtter svært synes så særlig søker ta tar tas tatt tenke tid til tilbud tiltak tiltakene tiltaket tjeneste
    tjenesten tjenestene tjenester tok trenger tror tross under ut uten var ved vedrørende veldig vet vi viktig vil
    ville vise viser vises vurdering vår våre vårt være vært å åpen år øke økt økte ønske ønsker
    """
)

NN: frozenset[str] = words(
    """
    aldri alle allereie alltid alt altså andre anna annan at auka auke av barn be bed begge behov berre betre bidra
    blant blei bli blir blitt bort bra brukar brukarane brukarar bruke bruker bur burde både bør da de deg dei deira
    den denne der derfor dersom dess desse dessutan det dette di difor din du dykk dykkar då eg ei eiga eige eigen
    eigne ein eingong einskild einskilde eit eller elles endeleg enn er etter far februar fekk finne finst fire fleire
    for fordi forslag forslaget fram framlegg framlegget framleis frå fråsegn få får fått følgjer før først gang gir
    gitt gje gjekk gjeld gjennom gjer gjerast gjere gjev gjeve gjorde gjort god gode godt gå går ha hadde han handsame
    har heile heim heime heller hennar henne her hjelp hjå ho honom hos høve høyrer høyring høyringa høyringssvar i
    ifølgje igjen ikkje imot inga ingen ingenting inkje inn innan innanfor innspel ja januar jo kan kanskje kjem knytt
    knytte kom kome kommunane kommunen kor korkje korleis kring kun kunne kva kvar kvarandre kvart kven kvifor la lage
    leggja leggje lenger lite litt lov lyt løyve man mange mann me med medan meg meiner meir mellom men merknader mest
    mi min mindre mjølk mogleg moglege mor mot mykje må måte måten måtte ned nei neste no nok noko nokon nokre ny nye
    nytta nå når og også om opp oppgåver oss over overfor på råd rår saka saknar saman same samfunn samstundes samt
    samtidig se seg sei seia seie seier ser setja setje si sia sidan side sin sine sist sitt sjå sjølv skal skje skjer
    skule skulen skulle slik slike slutt som spørsmål stadig står stønad støtta støttar støtte svært synest så særleg
    søkjer ta takast tar tek teke teken tenesta teneste tenestene tenester tid til tilbod tilhøve tiltak tiltaka
    tiltaket tok treng trur under ut utan uttale var vart ved veit veldig vera vere vert verta verte vi viktig vil
    ville vise viser viss vore vorte vurdering vår våre vårt ynskje ynskjer å år òg ønske ønskje ønskjer
    """
)

DA: frozenset[str] = words(
    """
    af aldrig alle allerede alligevel alt altid altså anden andet andre at bare barn bedre begge behov bemærkning
    bemærkninger betales blandt blev blevet blive bliver bort brug bruge burde både bør børn da de dem den denne der
    deraf deres derfor det dette dig din disse dog du efter egen eget egne ej eller en end endelig endnu er et far
    februar finder fire flere for fordi forslag forslaget fra frem få får før først gang gennem give giver givet
    gjorde gjort god gode godt går gør gøre ham han har havde hele heller hende hendes her hertil herunder hinanden
    hjælp hos hun hvad hvem hver hverken hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor hvorved hvorvidt
    høring høringen høringssvar i idet ifølge igen ikke imellem imidlertid imod ind inden indenfor ingen ingenting
    intet ja januar jeg jo kan kom komme kommer kommunen kommunerne kræver kun kunne lade lige ligesom lov man mand
    mange med meget mellem men mener mens mere mest mig min mindre mod mor mulig mulighed muligheden må måde måtte ned
    nej nogen noget nogle nok nu ny nye når næste og også om op os over overfor på sag sagen samfund samme sammen samt
    samtidig se selv ser side siden sidste sig sige siger sin sine sit skal ske sker skole skolen skulle som spørgsmål
    stadig står støtte støtter svært synes så sådan særlig tage tager taget tak tid til tilbud tjeneste tjenesten
    tjenester tog tror tænke ud uddannelse uden udkast udkastet under var ved vedrørende vi vigtig vigtigt vil ville
    vise viser vises vor vores vurdering være været yderligere åben år øge ønske ønsker
    """
)

SV: frozenset[str] = words(
    """
    aldrig alla alltid alltså andra annan annat anser att av avser bara barn behov behöver bidra bidrar bland blev bli
    blir blivit bra bättre båda både bör de dem den denna deras dess dessa det detta dig din du där därför då efter
    eftersom eller emot en endast enligt er ett far finns fler flera fram framför från få får fått för före förslag
    förslaget först ge genom ger ges gjort god goda gå går gör göra ha hade han har hela hellre henne hennes hon honom
    hos hur här högre i igen in inga ingen ingenting inget innan inom inte ja jag kan kom komma kommer kommunen
    kommunerna kunde kunna lag lite man med medan mellan men mer mest mig min mindre mor mot mycket måste möjlighet
    möjligheten möjligt ned nej ner nu ny nya när nästa någon något några och också om oss på remiss samma samt
    samtidig se sedan ser sig sin sina sista sitt själv ska skall skola skolan skulle som ställer står stöd stöder
    säga säger särskilt så ta tack tar tid till tillsammans tror tycker under upp ut utan vad var vara varit varje vem
    vet vi vid viktig viktigt vilka vilken vilket vill vår våra vårt yttrande är även år åt åtgärder över
    """
)

EN: frozenset[str] = words(
    """
    a about after against all already also although an and any are as at be been before being but by can children
    comments consultation could did do does each for from fully further had has have he her here how however if in
    into is it its less made make many may measures ministry more most must my need needs new no not of on one only or
    other our out over people please proposal proposals proposed public regards research response right school
    services she should so some such support supports than thank that the their them then there these they this those
    through to too under up us was we were what when where whether which while who why will with within without would
    you your
    """
)

SE: frozenset[str] = words(
    """
    ahte badjel barggu bargu bealis birra bokte buohkaide buohkat buoret buorre buot dahje daid dain dan danne das
    dasa dasgo dat deaŧalaš dii doarjjo doarju doarjut don du duot dáid dán dárbbaša dárbbašit dát eai eam eanet eará
    eat evttohus evttohusa evttohusain evttohussii ferte fertejit fálaldat galgat galget galgá gean gielda giella gii
    giitu go gos guhkes gulaskuddamis gulaskuddan haga háliida ii in ja jos jus lea leai leamaš leat leaš ledje lei
    maid man mas mat maŋŋil mearkkašumit menddo mielas mielde miellahtut mii min mis mo mu muhto mun mus máná mánáid
    mánáide mánáin mánát nu nugo nuoraid nuorat oaivvilda oaivvildat oaivvildit oktan ovdal ovddas ovttamielas ođđa
    sii sin sis skuvla skuvllas son stáhta su suohkan suohkana suohkanis sáhte sáhttit sáhttá sámediggi sámedikki
    sámegiella sámegillii sámi unnán vai vuostá váldit várás
    """
)

OTHER: frozenset[str] = words(
    """
    aber als auch auf aus avec bei bien ce ces cette che comme como con contre czy dans das de del der deren des die
    dies diese dla du durch ein eine einen einer eines el elle en es est et että för für gegen gut haben hat ich ihr
    il ils im in ist it ja jak jako je jeg jest joka jotka la las le les leur los lui man mehr merci mit moi nas nicht
    nichts nie non nos notre nous o oder ole olen on oraz ou ovat où par para pas per plus por pour que qui quoi sa
    sans se sei sein sich sie sind się sont sur są tak tego ten to tous tout très um una und une uns unsere vor votre
    vous was wegen wie wir za zu zum zur że
    """
)
"""German, Dutch, French, Spanish, Italian, Portuguese, Finnish, Estonian and Polish: only what is most frequent."""

FREQUENT: Mapping[Language, frozenset[str]] = {
    "nb": NB,
    "nn": NN,
    "da": DA,
    "sv": SV,
    "en": EN,
    "se": SE,
    "other": OTHER,
}

SE_LETTERS: frozenset[str] = frozenset("čđŋšŧž")
"""Letters of Northern Sámi that Norwegian, Swedish, Danish and English lack."""

LETTERS: Mapping[str, frozenset[str]] = {
    "æ": words("nb nn da"),
    "ø": words("nb nn da"),
    "å": words("nb nn da sv"),
    "ä": words("sv other"),
    "ö": words("sv other"),
    "á": words("se other"),
    **dict.fromkeys(sorted(SE_LETTERS), words("se")),
    **dict.fromkeys("ßüçêèîûœłąęśźżńñëïőõð", words("other")),
}
"""Letters that not all of the languages have, with those that do."""

ENDINGS: Mapping[str, frozenset[str]] = {
    ending: words(languages)
    for endings, languages in (
        ("ane inga ingane heit heita arar leg lege legare", "nn"),
        ("ar ast ande", "nn sv"),
        ("sla sjonar", "nn"),
        ("ene sjon sjonen", "nb nn"),
        ("hetene elsene sjoner sjonene", "nb"),
        ("het heten heter", "nb sv"),
        ("ingen else elsen elser lig", "nb da sv"),
        ("erne lige ligere ende es", "nb da"),
        ("hed heden heder ede edes", "da"),
        ("ligt tionen tioner", "da sv"),
        ("tion", "da sv en other"),
        ("tions", "en other"),
        ("arna orna erna liga iska ade ades", "sv"),
        ("isk", "nb nn da sv"),
        ("iske", "nb nn da"),
    )
    for ending in endings.split()
}
"""Endings of inflection and derivation, with the languages whose words have them."""
