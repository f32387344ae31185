"""Demo: a believable fictional care organisation, built through the actions and the importers, with a fixed seed.

Owns no tables. Lives in a database of its own, served on loopback only, never beside a real organisation.
Offers: ``kiem demo`` and the one-click doors.
"""
