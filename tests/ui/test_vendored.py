"""What was copied from elsewhere is exactly what was copied."""

import hashlib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LISTS = [
    ROOT / "kiem/ui/static/vendor/VENDOR.txt",
    ROOT / "kiem/competences/rules/advice/vendor/VENDOR.txt",
    ROOT / "tests/vendor/axe-core/VENDOR.txt",
]


def listed(vendor_list: Path) -> dict[str, str]:
    lines = (
        line.removeprefix("sha256: ") for line in vendor_list.read_text().splitlines() if line.startswith("sha256")
    )
    return {name: digest for digest, name in (line.split("  ", 1) for line in lines)}


@pytest.mark.parametrize("vendor_list", LISTS, ids=lambda path: path.parent.name)
def test_every_vendored_file_has_its_listed_checksum(vendor_list: Path) -> None:
    for name, digest in listed(vendor_list).items():
        assert hashlib.sha256((vendor_list.parent / name).read_bytes()).hexdigest() == digest, name


@pytest.mark.parametrize("vendor_list", LISTS, ids=lambda path: path.parent.name)
def test_no_vendored_file_is_missing_from_the_list(vendor_list: Path) -> None:
    files = {str(path.relative_to(vendor_list.parent)) for path in vendor_list.parent.rglob("*") if path.is_file()}
    assert files - {"VENDOR.txt"} == set(listed(vendor_list))


@pytest.mark.parametrize("vendor_list", LISTS, ids=lambda path: path.parent.name)
def test_every_vendored_package_says_its_version_and_licence(vendor_list: Path) -> None:
    text = vendor_list.read_text()
    assert text.count("name: ") == text.count("version: ") == text.count("licence: ") > 0


def test_no_static_file_points_to_a_source_map() -> None:
    static = [path for path in (ROOT / "kiem/ui/static").rglob("*") if path.suffix in {".js", ".css", ".svg"}]
    assert static
    assert [path.name for path in static if "sourceMappingURL" in path.read_text()] == []
