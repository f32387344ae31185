"""Gaps: what is asked beside what is known, computed when read and never stored.

Owns no tables. Reads people, profiles and levels. Offers: ``queries.growth_of`` (one person), ``queries.team_growth``
(a unit), the team matrix page, the gap report. A gap is room to grow; unknown is not a gap of zero.
"""
