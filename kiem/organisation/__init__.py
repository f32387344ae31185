"""Organisation: who works where, who leads what, and who may see whom.

Owns units (a tree with a history), jobs, people, placements, mandates (leader, substitute, HR adviser, director,
delegate, ...) and openings (an HR adviser opened someone's levels, for which use and why). Reads accounts.
Offers: ``access.Viewer`` and its policies, ``queries.people_visible_to``, ``queries.team_of``, the writes in
``actions`` (each with its permission and its line in the trail), ``wording`` for kinds, roles and uses.
"""
