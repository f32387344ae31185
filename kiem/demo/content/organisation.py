"""The units and jobs of Het Lindenhof, a fictional Flemish care organisation with a second house in Brussels."""

from datetime import date

from kiem.demo.content.shapes import DemoJob, DemoUnit, Words

ORGANISATION_NAME = "Het Lindenhof"
MAIL_DOMAIN = "lindenhof.example"

UNITS: tuple[DemoUnit, ...] = (
    DemoUnit("lindenhof", "Het Lindenhof", None),
    DemoUnit("directie", "Directie en staf", "lindenhof"),
    DemoUnit("personeel", "Personeelsdienst", "directie"),
    DemoUnit("administratie", "Administratie en boekhouding", "directie"),
    DemoUnit("kwaliteit", "Kwaliteit en leren", "directie"),
    DemoUnit("ict", "ICT en gegevens", "directie"),
    DemoUnit("wzc", "Woonzorgcentrum Lindenhof", "lindenhof"),
    DemoUnit("de-linde", "De Linde", "wzc"),
    DemoUnit("de-linde-nacht", "De Linde nacht", "de-linde", night=True),
    DemoUnit("de-wilg", "De Wilg", "wzc"),
    DemoUnit("de-wilg-nacht", "De Wilg nacht", "de-wilg", night=True),
    DemoUnit("de-beuk", "De Beuk", "wzc"),
    DemoUnit("de-beuk-nacht", "De Beuk nacht", "de-beuk", night=True),
    DemoUnit("de-hazelaar", "De Hazelaar", "wzc"),
    DemoUnit("de-es", "De Es", "wzc"),
    DemoUnit("de-berk", "Kortverblijf De Berk", "wzc"),
    DemoUnit("mobiele-ploeg", "Mobiele ploeg", "wzc"),
    DemoUnit("paramedici", "Kine en ergo", "wzc"),
    DemoUnit("wonen-leven", "Wonen en leven", "wzc"),
    DemoUnit("sociale-dienst", "Sociale dienst", "wzc"),
    DemoUnit("onthaal", "Onthaal", "wzc"),
    DemoUnit("thuis", "Thuis en buurt", "lindenhof"),
    DemoUnit("de-boomgaard", "Assistentiewoningen De Boomgaard", "thuis"),
    DemoUnit("de-veranda", "Dagverzorging De Veranda", "thuis"),
    DemoUnit("thuiszorg-noord", "Thuiszorg Noord", "thuis"),
    DemoUnit("thuiszorg-zuid", "Thuiszorg Zuid", "thuis"),
    DemoUnit("nachtzorg", "Nachtzorg aan huis", "thuis", night=True),
    DemoUnit("brussel", "Huis Linde Brussel", "lindenhof", "brussel", "Maison Tilleul Bruxelles"),
    DemoUnit("zavel", "Leefgroep Zavel", "brussel", "brussel", "Groupe de vie Sablon"),
    DemoUnit("vijvers", "Leefgroep Vijvers", "brussel", "brussel", "Groupe de vie Étangs"),
    DemoUnit("brussel-nacht", "Nachtteam Brussel", "brussel", "brussel", "Équipe de nuit Bruxelles", night=True),
    DemoUnit("brussel-huis", "Keuken en huishouding Brussel", "brussel", "brussel", "Cuisine et ménage Bruxelles"),
    DemoUnit("huis", "Huis en keuken", "lindenhof"),
    DemoUnit("keuken", "Keuken", "huis"),
    DemoUnit("de-kruin", "Restaurant De Kruin", "huis"),
    DemoUnit("onderhoud", "Onderhoud en linnen", "huis"),
    DemoUnit("techniek", "Techniek", "huis"),
    DemoUnit("tuin", "Tuin en vervoer", "huis"),
    DemoUnit("vrijwilligers", "Vrijwilligerswerking", "lindenhof"),
)

FAMILIES: dict[str, Words] = {
    "zorg": Words("Zorg", "Soins", "Care"),
    "welzijn": Words("Wonen en welzijn", "Vie et bien-être", "Living and wellbeing"),
    "huis": Words("Huis en keuken", "Maison et cuisine", "House and kitchen"),
    "staf": Words("Staf en leiding", "Direction et services d'appui", "Staff and leadership"),
    "vrijwillig": Words("Vrijwilligers", "Bénévoles", "Volunteers"),
}

JOBS: tuple[DemoJob, ...] = (
    DemoJob("zorgkundige", Words("Zorgkundige", "Aide-soignant·e", "Care assistant"), "zorg"),
    DemoJob("verpleegkundige", Words("Verpleegkundige", "Infirmier·ère", "Nurse"), "zorg"),
    DemoJob("hoofdverpleegkundige", Words("Hoofdverpleegkundige", "Infirmier·ère en chef", "Head nurse"), "zorg"),
    DemoJob("verzorgende", Words("Verzorgende", "Aide familial·e", "Home care worker"), "zorg"),
    DemoJob("ergotherapeut", Words("Ergotherapeut", "Ergothérapeute", "Occupational therapist"), "zorg"),
    DemoJob("kinesitherapeut", Words("Kinesitherapeut", "Kinésithérapeute", "Physiotherapist"), "zorg"),
    DemoJob("begeleider", Words("Begeleider", "Accompagnateur·rice", "Support worker"), "welzijn"),
    DemoJob("woonleefbegeleider", Words("Woonleefbegeleider", "Animateur·rice", "Activity coordinator"), "welzijn"),
    DemoJob(
        "maatschappelijk-werker", Words("Maatschappelijk werker", "Assistant·e social·e", "Social worker"), "welzijn"
    ),
    DemoJob("onthaalmedewerker", Words("Onthaalmedewerker", "Agent·e d'accueil", "Receptionist"), "welzijn"),
    DemoJob("kok", Words("Kok", "Cuisinier·ère", "Cook"), "huis"),
    DemoJob("keukenmedewerker", Words("Keukenmedewerker", "Aide de cuisine", "Kitchen assistant"), "huis"),
    DemoJob("medewerker-onderhoud", Words("Medewerker onderhoud", "Agent·e d'entretien", "Cleaner"), "huis"),
    DemoJob(
        "logistiek-medewerker", Words("Logistiek medewerker", "Collaborateur·rice logistique", "Ward assistant"), "huis"
    ),
    DemoJob("technieker", Words("Technieker", "Technicien·ne", "Technician"), "huis"),
    DemoJob("chauffeur", Words("Chauffeur", "Chauffeur·euse", "Driver"), "huis"),
    DemoJob("tuinier", Words("Tuinier", "Jardinier·ère", "Gardener"), "huis"),
    DemoJob("teamleider", Words("Teamleider", "Responsable d'équipe", "Team leader"), "staf"),
    DemoJob("hr-medewerker", Words("HR-medewerker", "Collaborateur·rice RH", "HR officer"), "staf"),
    DemoJob(
        "administratief-medewerker",
        Words("Administratief medewerker", "Collaborateur·rice administratif·ve", "Office worker"),
        "staf",
    ),
    DemoJob("ict-medewerker", Words("ICT-medewerker", "Collaborateur·rice ICT", "ICT officer"), "staf"),
    DemoJob("stafmedewerker", Words("Stafmedewerker", "Chargé·e de mission", "Policy officer"), "staf"),
    DemoJob("directeur", Words("Directeur", "Directeur·rice", "Director"), "staf"),
    DemoJob("vrijwilliger", Words("Vrijwilliger", "Bénévole", "Volunteer"), "vrijwillig"),
)


def founded_on(today: date) -> date:
    """The day from which units and jobs hold: before anyone's first placement.

    >>> founded_on(date(2026, 11, 23))
    datetime.date(2000, 1, 1)
    """
    return date(today.year - 26, 1, 1)
