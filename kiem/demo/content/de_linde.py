"""What is known of the seven of De Linde, by hand: this is the team that the pictures and the journeys show.

A competence that is asked and not here is not yet known: Anna's digitaal werken, Meryem's omgaan met agressie, ...
"""

# Written down under the leader before Bram: not shared with him unless they share it.
BEFORE_BRAM: dict[str, tuple[str, ...]] = {"nele-claes": ("tillen",), "stijn-de-smet": ("zinvolle-dag",)}
DAYS_BEFORE_BRAM = 40

KNOWN_IN_DE_LINDE: dict[str, dict[str, int]] = {
    "anna-peeters": {
        "waardigheid": 3,
        "samen-beslissen": 2,
        "van-elkaar-leren": 3,
        "agressie": 2,
        "observeren": 3,
        "medicatie": 3,
        "hygiene": 3,
    },
    "fatou-diallo": {
        "waardigheid": 4,
        "samen-beslissen": 3,
        "van-elkaar-leren": 3,
        "agressie": 4,
        "observeren": 2,
        "medicatie": 3,
        "hygiene": 3,
        "tillen": 3,
        "digitaal": 2,
    },
    "joris-wouters": {
        "waardigheid": 3,
        "samen-beslissen": 3,
        "van-elkaar-leren": 2,
        "agressie": 4,
        "observeren": 2,
        "familie": 3,
        "zinvolle-dag": 3,
        "digitaal": 1,
    },
    "meryem-yilmaz": {
        "waardigheid": 2,
        "samen-beslissen": 2,
        "van-elkaar-leren": 3,
        "observeren": 2,
        "medicatie": 2,
        "hygiene": 3,
        "tillen": 2,
        "digitaal": 3,
    },
    "nele-claes": {
        "waardigheid": 3,
        "van-elkaar-leren": 2,
        "agressie": 3,
        "observeren": 2,
        "medicatie": 3,
        "hygiene": 4,
        "tillen": 3,
        "digitaal": 2,
    },
    "stijn-de-smet": {
        "waardigheid": 3,
        "samen-beslissen": 2,
        "agressie": 2,
        "observeren": 1,
        "zinvolle-dag": 3,
        "digitaal": 2,
    },
    "thi-lan-nguyen": {
        "waardigheid": 3,
        "samen-beslissen": 2,
        "van-elkaar-leren": 3,
        "agressie": 3,
        "observeren": 3,
        "hygiene": 3,
        "tillen": 3,
        "digitaal": 1,
    },
}
