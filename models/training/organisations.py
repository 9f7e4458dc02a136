"""Organisations that Norwegian letters and newspapers take as known, written by us from general knowledge.

Short forms stand as they are written. A longer name's words are marked each for itself, as parts of a name.
"""

from __future__ import annotations

PARTIES = """
    Ap Arbeiderpartiet Arbeidarpartiet Høyre Høgre Frp FrP Fremskrittspartiet Framstegspartiet SV KrF Krf Venstre Sp
    Senterpartiet Rødt Raudt MDG AKP NKP Kystpartiet RV Folkepartiet AUF
"""

PUBLIC = """
    Stortinget Regjeringen Regjeringa Høyesterett Høgsterett Lagtinget Odelstinget Sametinget Riksrevisjonen
    Sivilombudet Sivilombudsmannen Barneombudet Forbrukerrådet Datatilsynet Arbeidstilsynet Mattilsynet
    Helsetilsynet Finanstilsynet Konkurransetilsynet Luftfartstilsynet Jernbaneverket Vegvesenet Kystverket Toll
    Tollvesenet Skatteetaten Politiet Kripos PST Økokrim Forsvaret Sivilforsvaret Heimevernet Helsedirektoratet
    Bufdir Bufetat Utdanningsdirektoratet Udir UDI UNE IMDi Miljødirektoratet Fiskeridirektoratet Kartverket
    Husbanken Lånekassen Lånekassa NAV Nav Aetat Trygdeetaten NVE Riksantikvaren Språkrådet Kulturrådet
    Forskningsrådet Statsbygg Fylkesmannen Statsforvalteren Fylkestinget Formannskapet Kommunestyret Bystyret
    Finansdepartementet Justisdepartementet Kunnskapsdepartementet Kulturdepartementet Forsvarsdepartementet
    Helsedepartementet Sosialdepartementet Miljøverndepartementet Klimadepartementet Landbruksdepartementet
    Fiskeridepartementet Samferdselsdepartementet Næringsdepartementet Kommunaldepartementet Arbeidsdepartementet
    Utenriksdepartementet UD Utanriksdepartementet Barnedepartementet Statsministeren SSB Norad NUPI FHI
    Folkehelseinstituttet SINTEF Sintef FFI
"""

UNIONS = """
    LO NHO YS Unio Akademikerne KS FO NSF NTF Spekter Virke HSH Fagforbundet Utdanningsforbundet Fellesforbundet
    Parat NITO Tekna Legeforeningen Lærerforbundet Lærarforbundet Bondelaget Småbrukarlaget Rederiforbundet
    Fiskarlaget Mållaget Noregs Riksmålsforbundet Idrettsforbundet Fotballforbundet Skiforbundet NFF NIF
    Kreftforeningen Naturvernforbundet Bellona Zero Attac Greenpeace Redningsselskapet Flyktninghjelpen
    Flyktninghjelpa Amnesty UNICEF Unicef Frelsesarmeen Bymisjonen Sanitetsforeningen Actis IOGT Mental RIO
    Rusfeltet Pensjonistforbundet FFO SAFO LHL NOAS Juristforbundet Journalistlag Presseforbund Redaktørforening
"""

WORLD = """
    FN EU EØS EFTA NATO Nato OECD WTO IMF ILO WHO UNESCO Unesco UNHCR IAEA CIA FBI NSA KGB Mossad Pentagon Kreml
    Kongressen Senatet Bundestag Riksdagen Folketinget Europakommisjonen Europarådet Hamas Hizbollah Taliban Fatah
    PLO ETA IRA PKK Verdensbanken FIFA UEFA IOC FIA Opec OPEC ISAF Interpol Europol Frontex
"""

MEDIA = """
    NRK TV2 TVNorge Aftenposten Dagbladet VG Klassekampen Nationen Dagsavisen Adresseavisen NTB Reuters CNN BBC
    Dagens Morgenbladet Fædrelandsvennen Stavanger Nordlys Sunnmørsposten Firda Firdaposten Budstikka Bergensavisen
    Bergens Tidende Lagmannsretten AFP Scanpix Spiegel Guardian Times Wikipedia Facebook Twitter Google Microsoft
    Apple YouTube MTV Gyldendal Aschehoug Cappelen Samlaget Oktober Damm Kagge
"""

COMPANIES = """
    Statoil Equinor Hydro Telenor DnB DNB Nordea Orkla Yara Statkraft Aker Kværner Statnett NSB Vy SAS Norwegian
    Widerøe Posten Coop Rema Rimi Ikea IKEA Tine Gilde Nortura Prior Ringnes Freia Storebrand Gjensidige Fokus
    Kongsberg Schibsted Elkem Petoro Gassco Avinor Hurtigruten Color Tele2 NetCom Opera Shell Esso BP Exxon Volvo
    Ford Toyota Saab BMW Volkswagen Boeing Airbus Nokia Ericsson Sony Samsung Lehman Goldman Vinmonopolet Tippeting
    Rikstoto Brann Rosenborg Vålerenga Viking Lillestrøm Lyn Stabæk Molde Haugesund Aalesund Odd Start Sogndal
    Strømsgodset Liverpool Arsenal Chelsea Barcelona Manchester Juventus Statens UiO UiB NTNU BI UiT UiS NMBU NLA
    Blitz
"""

ORGANISATIONS: tuple[str, ...] = tuple(sorted({*(PARTIES + PUBLIC + UNIONS + WORLD + MEDIA + COMPANIES).split()}))
"""All of them, once each, in alphabetic order."""
