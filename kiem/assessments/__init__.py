"""Assessments: what is known about what people can do, and how it came to be known.

Owns levels (append-only assertions with basis, purpose, source, observed on, valid until), the current level per
person, competence and purpose, the runs that brought levels in, contests ("this is wrong") and sharings (what was
recorded before a leader's start). Owns rounds: whom people look at together, on what, who was asked; drafts that only
their writer reads; the views and frozen summaries that are kept (decision 10). Owns the situations to practise on, how
many placed them where, and that someone practised (decision 18); and what someone opened to a union delegate, which
only the two read (decision 19). Reads people, profiles and competences.
Offers: ``queries.current_levels_of``, ``queries.rounds_about``, ``queries.views_for_talk``, ``actions``.
"""
