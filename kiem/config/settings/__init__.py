"""Settings: ``dev``, ``test``, ``production`` on one ``base``; what may be set from outside stands in ``declared``."""
