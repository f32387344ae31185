"""Competences: the common competence language.

Owns scales, competences (immutable worded versions), frameworks (versions that point to them), mappings to reference
schemes, and the reference entries themselves (ESCO, O*NET; of no organisation, written by the installation only).
Offers: ``queries.language_of`` (the competences of the version in force), ``actions`` to write, adopt and choose.
"""
