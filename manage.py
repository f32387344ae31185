"""Django's own command line, for makemigrations and the like. What people use is ``kiem``."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kiem.config.settings.dev")
    execute_from_command_line(sys.argv)
