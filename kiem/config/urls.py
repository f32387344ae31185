"""Every URL, by slice."""

from django.urls import URLPattern, URLResolver, include, path

from kiem.config.health import healthz, readyz

SLICES = (
    "accounts",
    "organisation",
    "competences",
    "profiles",
    "assessments",
    "credentials",
    "portfolio",
    "gaps",
    "conversations",
    "home",
    "exchange",
    "demo",
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("account/", include("kiem.accounts.urls.signing_in")),
    *(path("", include(f"kiem.{slice_name}.urls")) for slice_name in SLICES),
]
handler400 = "kiem.config.failures.bad_request"
handler403 = "kiem.config.failures.forbidden"
handler404 = "kiem.config.failures.not_found"
handler500 = "kiem.config.failures.server_error"
