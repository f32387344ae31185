"""Where to connect: addresses read and written, and what Django's settings get."""

from pathlib import Path

import pytest
from psycopg.conninfo import conninfo_to_dict

from kiem.foundation.database.connections import Connection, django_databases, parse_url, urls
from kiem.foundation.database.messages import DatabaseUnavailable

OUTSIDE = {
    "KIEM_DATABASE_URL": "postgresql://app:p%40ss%2Fword@db.care.example:6432/hr?sslmode=require",
    "KIEM_OWNER_DATABASE_URL": "postgres://boss@db.care.example/hr",
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("postgresql://app:s%3Acret@db:6432/hr?sslmode=require",
         Connection("hr", "app", "db", 6432, "s:cret", {"sslmode": "require"})),
        ("postgres://app@%2Fvar%2Frun%2Fpostgresql/hr", Connection("hr", "app", "/var/run/postgresql")),
        ("postgresql://app@/hr?host=/var/run/postgresql", Connection("hr", "app", "/var/run/postgresql")),
        ("postgresql:///hr?user=app&host=/run", Connection("hr", "app", "/run")),
        ("postgresql://app@[2001:db8::1]:5433/hr", Connection("hr", "app", "2001:db8::1", 5433)),
        ("postgresql://app@DB.Care.example/hr%20two", Connection("hr two", "app", "DB.Care.example")),
    ],
)  # fmt: skip
def test_an_address_is_read_as_libpq_reads_it(text: str, expected: Connection) -> None:
    assert parse_url(text) == expected
    libpq = conninfo_to_dict(text)
    ours = expected.parameters()
    assert {key: str(value) for key, value in ours.items() if key != "port"} == {
        key: value for key, value in libpq.items() if key != "port"
    }


@pytest.mark.parametrize(
    "connection",
    [
        Connection("kiem", "kiem_app", "/srv/kiem/database/run"),
        Connection("my db", "us er", "db", 6000, "a/b:c@d", {"sslmode": "verify-full"}),
        Connection("hr", "app", "2001:db8::1"),
    ],
)
def test_an_address_that_is_written_reads_back_the_same(connection: Connection) -> None:
    assert parse_url(connection.url()) == connection
    assert conninfo_to_dict(connection.url())["dbname"] == connection.name


@pytest.mark.parametrize("text", ["", "mysql://a@b/c", "postgresql://host-only", "postgresql://a@b:port/c", "nonsense"])
def test_what_is_no_address_is_refused_without_repeating_it(text: str) -> None:
    with pytest.raises(DatabaseUnavailable, match=r"The setting KIEM_DATABASE_URL is not the address"):
        parse_url(text)


def test_a_password_does_not_show_in_a_traceback() -> None:
    assert "p@ss" not in repr(parse_url(OUTSIDE["KIEM_DATABASE_URL"]))


def test_the_embedded_address_is_known_before_anything_runs(tmp_path: Path) -> None:
    both = urls("kiem", home=tmp_path / "home", environ={})
    assert (both.owner.user, both.application.user) == ("kiem_owner", "kiem_app")
    assert both.owner.host == both.application.host and both.owner.host.startswith("/")
    assert not (tmp_path / "home").exists()


def test_the_main_database_is_the_one_that_the_settings_name() -> None:
    both = urls("kiem", environ=OUTSIDE)
    assert (both.owner.name, both.owner.user, both.application.password) == ("hr", "boss", "p@ss/word")


def test_any_other_database_stands_beside_it_on_the_same_server() -> None:
    both = urls("kiem_demo", environ=OUTSIDE)
    assert (both.owner.name, both.application.name, both.application.port) == ("kiem_demo", "kiem_demo", 6432)


def test_one_setting_without_the_other_is_refused() -> None:
    with pytest.raises(DatabaseUnavailable, match="KIEM_OWNER_DATABASE_URL is missing"):
        urls("kiem", environ={"KIEM_DATABASE_URL": OUTSIDE["KIEM_DATABASE_URL"]})


def test_django_gets_a_pooled_application_and_an_owner_without_a_pool(tmp_path: Path) -> None:
    databases = django_databases("kiem", home=tmp_path, environ={})
    assert databases["default"]["USER"] == "kiem_app" and databases["default"]["OPTIONS"]["pool"]["max_size"] == 4
    assert databases["owner"]["USER"] == "kiem_owner" and "pool" not in databases["owner"]["OPTIONS"]
    assert {entry["CONN_MAX_AGE"] for entry in databases.values()} == {0}


def test_the_pool_can_be_left_out(tmp_path: Path) -> None:
    assert "pool" not in django_databases("kiem", pool=None, home=tmp_path, environ={})["default"]["OPTIONS"]


def test_on_another_server_the_application_brings_its_own_time_outs() -> None:
    databases = django_databases("kiem", environ=OUTSIDE)
    assert "statement_timeout=30s" in databases["default"]["OPTIONS"]["options"]
    assert databases["default"]["OPTIONS"]["sslmode"] == "require"
    assert "options" not in databases["owner"]["OPTIONS"]
