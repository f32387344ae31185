"""The same house with more in every room: of what stood there nothing is taken away."""

from kiem.foundation.purposes import Use
from tests.house.access.furnished import House
from tests.house.budgets.acts import more_acts
from tests.house.budgets.assistance import more_assistance
from tests.house.budgets.facts import larger_profiles, longer_language, more_files, more_levels, more_openings
from tests.house.budgets.people import more_people
from tests.house.budgets.portfolio import more_kept
from tests.house.budgets.rounds import more_rounds
from tests.house.budgets.teams import more_placings


def double(house: House, turn: int) -> House:
    """Twice as much as before in every room, at least. ``turn``: 1 the first time, 2 the next."""
    number = 4 * 2 ** (turn - 1)
    new = more_people(house.cast, turn, number)
    longer_language(house, turn, number)
    larger_profiles(house.cast, turn)
    more_levels(house.cast, turn, turn + 1, new)
    more_openings(house.cast, turn, number, new)
    more_acts(house, turn, number)
    more_assistance(house, number, new)
    more_placings(house, number)
    more_kept(house, turn, number)
    larger = more_rounds(more_files(house, turn, number), turn, new)
    house.cast.use(Use.ADMINISTRATION)
    return larger
