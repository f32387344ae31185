"""Role profiles: what everyone, a family and a job are asked. Seven jobs ask nothing of their own, as in any house
halfway."""

from kiem.demo.content.shapes import DemoProfile, DemoRequirement, Weight, Words


def _asks(essential: str, desirable: str = "") -> tuple[DemoRequirement, ...]:
    """Requirements from `"key position, key position"`, the essential ones first.

    >>> _asks("digitaal 2")
    (DemoRequirement(competence='digitaal', position=2, weight='essential'),)
    """
    weighted: tuple[tuple[str, Weight], ...] = ((essential, "essential"), (desirable, "desirable"))
    return tuple(
        DemoRequirement(key, int(position), weight)
        for text, weight in weighted
        for key, position in (entry.split() for entry in text.split(",") if entry.strip())
    )


EVERYONE_IS_ASKED = _asks("waardigheid 2, samen-beslissen 2, van-elkaar-leren 2")
FAMILIES_ASK: dict[str, tuple[DemoRequirement, ...]] = {"zorg": _asks("observeren 2")}

PROFILES: tuple[DemoProfile, ...] = (
    DemoProfile(
        "zorgkundige",
        Words(
            "Je zorgt samen met het team dat mensen een goede dag hebben, op hun manier.",
            "Avec l'équipe, vous veillez à ce que chacun passe une bonne journée, à sa façon.",
            "Together with the team you see that people have a good day, in their own way.",
        ),
        _asks(
            "waardigheid 3, samen-beslissen 2, van-elkaar-leren 2, agressie 3, observeren 2, medicatie 3, hygiene 3, "
            "tillen 3",
            "digitaal 2",
        ),
    ),
    DemoProfile(
        "verpleegkundige",
        Words(
            "Je geeft verpleegkundige zorg en bewaakt ze, en steunt de collega's die mee zorgen.",
            "Vous donnez et surveillez les soins infirmiers et soutenez les collègues qui soignent avec vous.",
            "You give and watch over nursing care, and support the colleagues who care with you.",
        ),
        _asks(
            "waardigheid 3, samen-beslissen 3, van-elkaar-leren 3, observeren 3, medicatie 4, hygiene 3, palliatief 3, "
            "samenwerken 3",
            "agressie 3, digitaal 3",
        ),
    ),
    DemoProfile(
        "hoofdverpleegkundige",
        Words(
            "Je leidt een zorgteam en bent er voor bewoners, families en collega's.",
            "Vous dirigez une équipe de soins et êtes là pour les résidents, les familles et les collègues.",
            "You lead a care team and are there for residents, families and colleagues.",
        ),
        _asks(
            "waardigheid 4, samen-beslissen 3, van-elkaar-leren 3, leidinggeven 3, coachen 3, feedback 3, plannen 3, "
            "medicatie 4, familie 3",
            "palliatief 3",
        ),
    ),
    DemoProfile(
        "verzorgende",
        Words(
            "Je helpt mensen thuis, zodat ze kunnen leven waar ze graag zijn.",
            "Vous aidez les personnes à domicile pour qu'elles vivent là où elles se sentent bien.",
            "You help people at home, so that they can live where they like to be.",
        ),
        _asks(
            "waardigheid 3, samen-beslissen 3, van-elkaar-leren 2, observeren 3, plannen 2, hygiene 3, tillen 2, "
            "familie 3",
            "digitaal 2",
        ),
    ),
    DemoProfile(
        "begeleider",
        Words(
            "Je begeleidt mensen in hun dag, hun keuzes en hun contacten.",
            "Vous accompagnez les personnes dans leur journée, leurs choix et leurs contacts.",
            "You support people in their day, their choices and their contacts.",
        ),
        _asks(
            "waardigheid 3, samen-beslissen 3, van-elkaar-leren 2, agressie 3, observeren 2, familie 2",
            "digitaal 2, zinvolle-dag 3",
        ),
    ),
    DemoProfile(
        "ergotherapeut",
        Words(
            "Je zoekt met mensen hoe ze zo veel mogelijk zelf kunnen blijven doen.",
            "Vous cherchez avec les personnes comment continuer à faire le plus possible elles-mêmes.",
            "You work out with people how they can go on doing as much as possible themselves.",
        ),
        _asks(
            "waardigheid 3, samen-beslissen 3, van-elkaar-leren 3, observeren 3, tillen 4, samenwerken 3, "
            "zinvolle-dag 3",
            "digitaal 2",
        ),
    ),
    DemoProfile(
        "kinesitherapeut",
        Words(
            "Je helpt mensen bewegen en pijn en vallen voorkomen.",
            "Vous aidez les personnes à bouger et à éviter douleurs et chutes.",
            "You help people to move and to prevent pain and falls.",
        ),
        _asks(
            "waardigheid 3, samen-beslissen 3, van-elkaar-leren 2, observeren 3, tillen 4, samenwerken 3", "digitaal 2"
        ),
    ),
    DemoProfile(
        "maatschappelijk-werker",
        Words(
            "Je helpt bewoners, cliënten en families met vragen over opname, rechten en samenleven.",
            "Vous aidez résidents, clients et familles pour l'accueil, les droits et la vie ensemble.",
            "You help residents, clients and families with moving in, rights and living together.",
        ),
        _asks(
            "waardigheid 3, samen-beslissen 4, van-elkaar-leren 3, familie 4, samenwerken 3, plannen 3",
            "agressie 2, digitaal 3",
        ),
    ),
    DemoProfile(
        "woonleefbegeleider",
        Words(
            "Je maakt van een huis vol mensen een plek waar geleefd wordt.",
            "Vous faites d'une maison pleine de monde un lieu où l'on vit.",
            "You turn a house full of people into a place that is alive.",
        ),
        _asks(
            "waardigheid 3, samen-beslissen 3, van-elkaar-leren 3, zinvolle-dag 4, familie 3, plannen 3",
            "agressie 2, digitaal 2",
        ),
    ),
    DemoProfile(
        "onthaalmedewerker",
        Words(
            "Je bent het eerste gezicht en de eerste stem van het huis.",
            "Vous êtes le premier visage et la première voix de la maison.",
            "You are the first face and the first voice of the house.",
        ),
        _asks(
            "waardigheid 3, samen-beslissen 2, van-elkaar-leren 2, familie 3, agressie 2, digitaal 3", "samenwerken 2"
        ),
    ),
    DemoProfile(
        "kok",
        Words(
            "Je kookt zo dat eten een goed moment van de dag is.",
            "Vous cuisinez pour que le repas soit un bon moment de la journée.",
            "You cook so that meals are a good moment of the day.",
        ),
        _asks("waardigheid 2, samen-beslissen 2, van-elkaar-leren 2, koken 3, hygiene 4, plannen 3", "samenwerken 2"),
    ),
    DemoProfile(
        "keukenmedewerker",
        Words(
            "Je helpt koken, opdienen en afwassen, proper en met een vriendelijk woord.",
            "Vous aidez à cuisiner, servir et laver la vaisselle, proprement et avec un mot gentil.",
            "You help to cook, serve and wash up, cleanly and with a kind word.",
        ),
        _asks("waardigheid 2, samen-beslissen 1, van-elkaar-leren 2, koken 2, hygiene 3", "tillen 2"),
    ),
    DemoProfile(
        "medewerker-onderhoud",
        Words(
            "Je houdt kamers en gangen proper, met respect voor wie er woont.",
            "Vous gardez chambres et couloirs propres, dans le respect de ceux qui y vivent.",
            "You keep rooms and corridors clean, with respect for who lives there.",
        ),
        _asks(
            "waardigheid 2, samen-beslissen 1, van-elkaar-leren 2, hygiene 3, tillen 2", "observeren 1, samenwerken 2"
        ),
    ),
    DemoProfile(
        "technieker",
        Words(
            "Je zorgt dat alles werkt en veilig is, ook als het dringend is.",
            "Vous veillez à ce que tout fonctionne en sécurité, même en urgence.",
            "You see that everything works and is safe, also when it is urgent.",
        ),
        _asks("waardigheid 2, samen-beslissen 1, van-elkaar-leren 2, techniek 3, plannen 2, tillen 3", "digitaal 2"),
    ),
    DemoProfile(
        "teamleider",
        Words(
            "Je leidt een team en geeft mensen de kans om hun werk goed te doen.",
            "Vous dirigez une équipe et donnez à chacun la possibilité de bien faire son travail.",
            "You lead a team and give people the chance to do their work well.",
        ),
        _asks(
            "waardigheid 3, samen-beslissen 3, van-elkaar-leren 3, leidinggeven 3, coachen 3, feedback 3, plannen 3",
            "samenwerken 3, digitaal 3",
        ),
    ),
    DemoProfile(
        "hr-medewerker",
        Words(
            "Je helpt mensen en teams om goed te werken en te groeien.",
            "Vous aidez les personnes et les équipes à bien travailler et à progresser.",
            "You help people and teams to work well and to grow.",
        ),
        _asks(
            "waardigheid 2, samen-beslissen 3, van-elkaar-leren 3, feedback 3, samenwerken 3, digitaal 3",
            "coachen 2, plannen 3",
        ),
    ),
    DemoProfile(
        "directeur",
        Words(
            "Je geeft het huis richting en legt er rekenschap over af.",
            "Vous donnez une direction à la maison et en rendez compte.",
            "You give the house direction and account for it.",
        ),
        _asks(
            "waardigheid 3, samen-beslissen 4, van-elkaar-leren 3, leidinggeven 4, feedback 3, samenwerken 4",
            "plannen 3",
        ),
    ),
)
