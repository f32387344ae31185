"""What may name a resident or a relative is marked; what plainly does not is left alone."""

import pytest

from kiem.engine.names import in_parts, likely_names


def _marked(text: str, *known: str) -> list[str]:
    return [text[each.start : each.end] for each in likely_names(text, known)]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("Ze kalmeerde mevrouw Janssens snel.", ["mevrouw Janssens"]),
        ("Mevr. de Smet vertrouwt haar.", ["Mevr. de Smet"]),
        ("Dhr. peeters at weer zelf.", ["Dhr. peeters"]),
        ("Ze sprak met de heer Van Damme.", ["de heer Van Damme"]),
        ("Bij meneer bleef ze rustig.", []),
        ("Ze was in kamer 214 en bij bed 3.", ["kamer 214", "bed 3"]),
        ("Ze maakte de kamer klaar.", []),
        ("Ze hielp Maria met eten.", ["Maria"]),
        ("Maria at beter. Ze hielp.", []),
        ("Maria Claes at beter.", ["Maria Claes"]),
        ("Vorige week was Jan-Pieter d’Hondt ongerust.", ["Jan-Pieter d’Hondt"]),
        ("Ze spreekt Frans en Nederlands, en volgde EHBO.", []),
        ("Prima.\nWerkt goed samen.\n- Luistert", []),
        ("Elle parle avec Monsieur Dupont, chambre n° 12.", ["Monsieur Dupont", "chambre n° 12"]),
        ("Elle est venue lundi. Très bien.", []),
        ("She helped Mrs Brown in room 7 on Monday.", ["Mrs Brown", "room 7"]),
        ("I think she did well, and I said so.", []),
        ("", []),
    ],
)
def test_what_is_marked(text: str, marked: list[str]) -> None:
    assert _marked(text) == marked


def test_who_may_be_named_is_not_marked() -> None:
    said = "Ik zag hoe Anna de dochter van Louise hielp."
    assert _marked(said, "Anna Peeters") == ["Louise"]


def test_the_parts_together_are_the_text() -> None:
    said = "Bij mevr. Claes in kamer 12 bleef Ann rustig."
    assert "".join(part for part, _is_marked in in_parts(said, likely_names(said))) == said
