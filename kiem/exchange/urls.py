"""The addresses of exchange."""

from django.urls import URLPattern, path

from kiem.exchange.rules.steps import Kind
from kiem.exchange.views import doors, files, out, sources

app_name = "exchange"
_FILE = "bring-in/files/<uuid:upload_id>"
urlpatterns: list[URLPattern] = [
    path("bring-in/", doors.bring_in, name="bring_in"),
    path("bring-in/sources/", sources.sources, name="sources"),
    path("bring-in/sources/<uuid:source_id>/", sources.source, name="source"),
    *(path(f"bring-in/{kind}/", doors.upload, {"kind": kind.value}, name=kind.value) for kind in Kind),
    *(
        path(f"bring-in/{kind}/example.{extension}", doors.example, {"kind": kind.value, "extension": extension},
             name=f"{kind}_{extension}")
        for kind in Kind
        for extension in ("xlsx", "csv")
    ),
    path("take-out/dictionary.xlsx", out.dictionary, {"extension": "xlsx"}, name="dictionary_out"),
    path("take-out/dictionary.csv", out.dictionary, {"extension": "csv"}, name="dictionary_out_csv"),
    path("take-out/profiles.xlsx", out.profiles, {"extension": "xlsx"}, name="profiles_out"),
    path("take-out/profiles.csv", out.profiles, {"extension": "csv"}, name="profiles_out_csv"),
    path(f"{_FILE}/", files.file, name="file"),
    path(f"{_FILE}/match/", files.match, name="match"),
    path(f"{_FILE}/preview/", files.preview, name="preview"),
    path(f"{_FILE}/apply/", files.apply, name="apply"),
    path(f"{_FILE}/new-names/", files.new_names, name="new_names"),
    path(f"{_FILE}/problems.csv", files.problems, name="problems"),
    path(f"{_FILE}/discard/", files.discard, name="discard"),
]  # fmt: skip
