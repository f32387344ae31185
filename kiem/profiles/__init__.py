"""Profiles: what is asked, in four layers: of everyone, in a job family, in a job, in a position (a job in a unit).

Owns job families, role profiles, their versions, requirements (competence, asked level, essential or desirable, since
when) and references. Reads jobs, units, placements and competences. Offers: ``queries.asked_at`` and
``queries.asked_of`` (every line of every layer on a day), ``rules.asked_over`` (merged), ``actions``.
"""
