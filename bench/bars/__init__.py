"""The bars, each a module of its own with a ``BAR``. A new one is added to ``BARS``."""

from bench.bar import Bar
from bench.bars import esco, growth, importing, people, search, smallest_page, team

BARS: tuple[Bar, ...] = (people.BAR, growth.BAR, team.BAR, smallest_page.BAR, search.BAR, esco.BAR, importing.BAR)
