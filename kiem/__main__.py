"""``python -m kiem``: the same as ``kiem``."""

import sys

from kiem.config.cli import main

sys.exit(main())
