"""``/healthz``: this process answers. ``/readyz``: it also reaches the database, and the schema is this version's."""

from django.db import DatabaseError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.http import HttpRequest, JsonResponse

from kiem.config.schema import newest_migrations


def healthz(request: HttpRequest) -> JsonResponse:
    return JsonResponse({"alive": True})


def readyz(request: HttpRequest) -> JsonResponse:
    """503 with a word for what is missing; never a detail that helps a stranger."""
    try:
        applied = set(MigrationRecorder.Migration.objects.using(connection.alias).values_list("app", "name"))
    except DatabaseError:
        return JsonResponse({"ready": False, "missing": "database"}, status=503)
    missing = newest_migrations() - applied
    return JsonResponse({"ready": not missing, "missing": "schema" if missing else ""}, status=503 if missing else 200)
