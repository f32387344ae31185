"""The matrix of a team of 400 that is asked 15 competences, beside the same page joined from ready cells.

The ordinary opening: the leader saw her team earlier today, so that looking is kept already. Both pages find that out
by the same action.
"""

from bench.bar import Bar, Ways
from bench.bars.team_of_ready_cells import keep
from bench.house import House
from bench.seen import main_html
from bench.site import Browser


def _ways(house: House, browser: Browser) -> Ways:
    leader = browser.signed_in(house.leader)
    keep(main_html(leader.get(f"/team/{house.team}/")))
    return Ways(lambda: leader.get(f"/team/{house.team}/"), lambda: leader.get(f"/bench/team/{house.team}/"), main_html)


BAR = Bar("team-400x15", "the team matrix against the same page joined from ready cells", 3.0, _ways)
