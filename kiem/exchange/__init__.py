"""Exchange: bringing in other people's files (people, a competence list, levels, ESCO), row by row and all or nothing.

Owns uploads waiting for a decision. Reads files in ``reading/`` (pure), writes through the actions of the owning
slices. Takes out the whole dictionary, to be brought in again. Offers: those screens, ``kiem import`` and
``kiem export``.
"""
