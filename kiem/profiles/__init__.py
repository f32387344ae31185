"""Profiles: what each job asks.

Owns role profiles (one per job for now), their versions and requirements: competence, asked level, essential or
desirable. Reads jobs and competences. Offers: ``queries.requirements_of`` (by job, on a day), ``actions``.
"""
