"""Portfolio: what a person keeps of her own: examples, certificates, courses, notes of thanks, and files with them.

Owns items with their files and competences, and shares: which item she shows to whom until when, and when it was
opened (decision 20). Only she reads it; whom she shares an item with reads that item while the share holds: the
database keeps it so. Reads people and competences. ``cleaning`` makes files clean, in a process of its own.
Offers: ``queries.expiring_soon``, ``actions``.
"""
