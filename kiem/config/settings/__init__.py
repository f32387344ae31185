"""Settings: ``dev``, ``test`` and ``production`` on one ``base``; what may be set from outside stands in ``declared``."""
