"""Assessments: what is known about what people can do, and how it came to be known.

Owns levels (append-only assertions with basis, purpose, source, observed on, valid until), the current level per
person, competence and purpose, the runs that brought levels in, contests ("this is wrong") and sharings (what was
recorded before a leader's start). Reads people and competences. Offers: ``queries.current_levels_of``, ``actions``.
"""
