"""Gaps: what is asked beside what is known, computed when read and never stored.

Owns agreed minimums of a team, offers to help, and orders of people that were shown (decision 13). Reads people,
profiles, levels and who may do which act. Offers: ``queries.growth_of`` (one person), ``queries.team_growth`` (a unit),
``queries.jobs_to_look_at`` (for herself), the team matrix page, the gap report, ``actions``. A gap is room to grow;
unknown is not a gap of zero.
"""
