"""What stands in deploy/ fits the site it stands before, and the bill of materials names every part."""

import json
import re

from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

from kiem.exchange.rules.steps import LARGEST
from kiem.portfolio.rules import LARGEST as LARGEST_KEPT
from tests.deploy.bill import as_json, vendored
from tests.house.notices import locked
from tests.house.tree import ROOT

NGINX = (ROOT / "deploy" / "nginx.conf").read_text(encoding="utf-8")
SERVICE = (ROOT / "deploy" / "kiem.service").read_text(encoding="utf-8")
CONTAINER = (ROOT / "deploy" / "Containerfile").read_text(encoding="utf-8")


def test_the_proxy_takes_the_largest_file_and_hardly_more() -> None:
    found = re.search(r"client_max_body_size (\d+)m;", NGINX)
    assert found
    most = int(found[1]) * 1024 * 1024
    assert max(LARGEST, LARGEST_KEPT) < most < 1.1 * max(LARGEST, LARGEST_KEPT)


def test_the_proxy_lets_nobody_say_from_where_she_comes_and_keeps_no_addresses() -> None:
    assert "proxy_set_header X-Forwarded-For $remote_addr;" in NGINX
    assert "$proxy_add_x_forwarded_for" not in NGINX
    assert "access_log off;" in NGINX


def test_service_and_container_begin_with_commands_and_files_that_exist() -> None:
    assert "kiem serve --set-up" in SERVICE
    assert '"kiem", "serve", "--set-up"' in CONTAINER
    for line in re.findall(r"^COPY (?!--from)(.+) /kiem/", CONTAINER, re.MULTILINE):
        assert all((ROOT / name).exists() for name in line.split())


def test_the_bill_of_materials_is_valid_and_names_every_part() -> None:
    text = as_json()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    parts = {(each["name"], each["version"]): each for each in json.loads(text)["components"]}
    assert set(parts) == {*locked().items(), *((name, version) for name, version, _licence in vendored())}
    assert all(each.get("licenses") for each in parts.values())
    assert all(parts[part].get("properties") for part in locked().items())
