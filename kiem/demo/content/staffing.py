"""How many people do which job in which unit, besides the named cast. The first job of a unit is that of its leader."""

from kiem.demo.content.shapes import PlacementKind

Staffing = dict[str, int]

STAFFING: dict[str, Staffing] = {
    "directie": {"stafmedewerker": 2, "administratief-medewerker": 2},
    "personeel": {"teamleider": 1, "hr-medewerker": 4},
    "administratie": {"teamleider": 1, "administratief-medewerker": 7},
    "kwaliteit": {"stafmedewerker": 4},
    "ict": {"teamleider": 1, "ict-medewerker": 2},
    "wzc": {"directeur": 1, "stafmedewerker": 1},
    "de-linde-nacht": {"verpleegkundige": 1, "zorgkundige": 3},
    "de-wilg": {"hoofdverpleegkundige": 1, "verpleegkundige": 4, "zorgkundige": 12, "logistiek-medewerker": 2},
    "de-wilg-nacht": {"verpleegkundige": 2, "zorgkundige": 4},
    "de-beuk": {"hoofdverpleegkundige": 1, "verpleegkundige": 4, "zorgkundige": 11, "logistiek-medewerker": 2},
    "de-beuk-nacht": {"verpleegkundige": 2, "zorgkundige": 4},
    "de-hazelaar": {"hoofdverpleegkundige": 1, "verpleegkundige": 3, "zorgkundige": 9, "begeleider": 3},
    "de-es": {"teamleider": 1, "verpleegkundige": 2, "zorgkundige": 6, "begeleider": 4},
    "de-berk": {"hoofdverpleegkundige": 1, "verpleegkundige": 2, "zorgkundige": 6},
    "mobiele-ploeg": {"teamleider": 1, "verpleegkundige": 5, "zorgkundige": 9},
    "paramedici": {"ergotherapeut": 5, "kinesitherapeut": 6},
    "wonen-leven": {"teamleider": 1, "woonleefbegeleider": 9},
    "sociale-dienst": {"maatschappelijk-werker": 5},
    "onthaal": {"onthaalmedewerker": 7},
    "thuis": {"directeur": 1, "stafmedewerker": 1},
    "de-boomgaard": {"teamleider": 1, "begeleider": 3, "zorgkundige": 2, "onthaalmedewerker": 1},
    "de-veranda": {"teamleider": 1, "verpleegkundige": 2, "zorgkundige": 4, "begeleider": 1, "chauffeur": 1},
    "thuiszorg-noord": {"teamleider": 1, "verzorgende": 19, "maatschappelijk-werker": 1},
    "thuiszorg-zuid": {"verzorgende": 20, "maatschappelijk-werker": 1},
    "nachtzorg": {"verpleegkundige": 2, "verzorgende": 5},
    "brussel": {"directeur": 1, "onthaalmedewerker": 3, "maatschappelijk-werker": 2, "hr-medewerker": 1},
    "zavel": {"hoofdverpleegkundige": 1, "verpleegkundige": 4, "zorgkundige": 9, "begeleider": 2},
    "vijvers": {"hoofdverpleegkundige": 1, "verpleegkundige": 4, "zorgkundige": 9, "begeleider": 2},
    "brussel-nacht": {"verpleegkundige": 2, "zorgkundige": 5},
    "brussel-huis": {"teamleider": 1, "kok": 2, "keukenmedewerker": 4, "medewerker-onderhoud": 6},
    "huis": {"directeur": 1, "administratief-medewerker": 1},
    "keuken": {"teamleider": 1, "kok": 5, "keukenmedewerker": 13},
    "de-kruin": {"teamleider": 1, "kok": 2, "keukenmedewerker": 5},
    "onderhoud": {"teamleider": 1, "medewerker-onderhoud": 24},
    "techniek": {"teamleider": 1, "technieker": 6},
    "tuin": {"teamleider": 1, "tuinier": 3, "chauffeur": 3},
    "vrijwilligers": {"teamleider": 1, "vrijwilliger": 45},
}

# De Linde nacht, De Wilg nacht and De Beuk nacht are led by whoever leads the day team.
LED_FROM_ABOVE = ("de-linde-nacht", "de-wilg-nacht", "de-beuk-nacht")

# Nobody leads Thuiszorg Zuid at the moment: the leader of Thuiszorg Noord stands in.
WITHOUT_LEADER = "thuiszorg-zuid"
STANDS_IN_FROM = "thuiszorg-noord"

# The last so many posts of a job in a unit are of another kind than employee.
OTHER_KINDS: dict[tuple[str, str], tuple[PlacementKind, int]] = {
    ("vrijwilligers", "vrijwilliger"): ("volunteer", 45),
    ("paramedici", "kinesitherapeut"): ("self_employed", 3),
    ("mobiele-ploeg", "zorgkundige"): ("student", 3),
    ("paramedici", "ergotherapeut"): ("trainee", 1),
    ("sociale-dienst", "maatschappelijk-werker"): ("trainee", 1),
    ("zavel", "verpleegkundige"): ("trainee", 1),
    ("de-wilg", "zorgkundige"): ("trainee", 2),
    ("de-kruin", "keukenmedewerker"): ("target_group", 3),
    ("tuin", "tuinier"): ("target_group", 2),
    ("onderhoud", "medewerker-onderhoud"): ("target_group", 2),
    ("vijvers", "zorgkundige"): ("civil_servant", 2),
    ("brussel", "maatschappelijk-werker"): ("civil_servant", 1),
    ("de-es", "zorgkundige"): ("temporary", 1),
    ("de-beuk", "zorgkundige"): ("temporary", 2),
    ("keuken", "keukenmedewerker"): ("temporary", 1),
    ("thuiszorg-noord", "verzorgende"): ("temporary", 1),
}

# Where someone who works half-time may also work a few hours, in the same job.
SECOND_UNITS: dict[str, str] = {
    "de-wilg": "de-wilg-nacht",
    "de-beuk": "de-beuk-nacht",
    "de-hazelaar": "mobiele-ploeg",
    "de-berk": "mobiele-ploeg",
    "thuiszorg-noord": "nachtzorg",
    "thuiszorg-zuid": "nachtzorg",
    "zavel": "brussel-nacht",
    "vijvers": "brussel-nacht",
    "keuken": "de-kruin",
    "onderhoud": "de-boomgaard",
}

# Where someone may have worked before, in the same job.
EARLIER_UNITS: dict[str, str] = {
    "de-linde-nacht": "de-beuk",
    "de-wilg": "de-berk",
    "de-wilg-nacht": "de-wilg",
    "de-beuk": "de-wilg",
    "de-hazelaar": "de-beuk",
    "de-es": "de-hazelaar",
    "mobiele-ploeg": "de-beuk",
    "thuiszorg-zuid": "thuiszorg-noord",
    "zavel": "de-wilg",
    "vijvers": "zavel",
    "keuken": "de-kruin",
}
