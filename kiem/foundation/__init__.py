"""Foundation: what every slice stands on, and which stands on nothing of Kiem itself.

Owns the organisation (tenant) and its isolation, purposes and uses, the trail, the outbox, half-open periods, ids,
languages, errors, jobs and the database under it all. Offers: ``OrganisationRow`` and ``TenantForeignKey`` for tables,
``acting`` for a transaction's organisation and use, ``record`` for the trail, ``Actor`` for who does it.
"""
