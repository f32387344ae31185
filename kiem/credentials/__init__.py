"""Credentials: who may do which act, and why: allowed by law, shown able, entrusted. Three things, never one.

Owns acts with what allows them, their review terms and assessors; licences (diploma, visum) with their checks, showings
of ability, when an act was last practised, entrustings with their events, and stopped clocks (decision 12). All of it
is gathered for certification. Reads people, units and competences.
Offers: ``queries.standings_of``, ``queries.cover_of`` (per act who of a unit may do it today), ``actions``.
"""
