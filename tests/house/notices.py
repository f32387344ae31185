"""Writes NOTICES.md: the licence of everything that is installed with Kiem or vendored in it."""

import re
from importlib.metadata import metadata

from tests.house.tree import ROOT

HEAD = """# Third-party notices

Kiem is licensed under the EUPL-1.2 (see LICENSE). It stands on the work of others, each under its own licence.
This page is made by `python -m tests.house.notices` and tested against the lock file.

## Installed from the package index

| package | version | licence |
|---|---|---|
"""


def locked() -> dict[str, str]:
    """Names and versions in requirements.lock."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9][a-z0-9._-]*)==([^\s;\\]+)", text, re.MULTILINE))


def licence_of(name: str) -> str:
    """What a package says of its licence, in one line; "-" when it is not installed on this machine."""
    try:
        about = metadata(name)
    except ModuleNotFoundError:
        return "-"
    classifiers = about.json.get("classifier", [])
    trove = [line.split("::")[-1].strip() for line in classifiers if line.startswith("License ::")]
    plain = str(about.json.get("license", "")).strip().splitlines()
    expression = str(about.json.get("license_expression", ""))
    return expression or ", ".join(trove) or (plain[0][:80] if plain else "see the package")


def vendored() -> str:
    parts = [
        path.read_text(encoding="utf-8").strip()
        for path in sorted(ROOT.glob("**/vendor/**/VENDOR.txt"))
        if ".venv" not in path.parts
    ]
    return "\n\n".join(f"```\n{part}\n```" for part in parts)


def notices() -> str:
    rows = "".join(f"| {name} | {version} | {licence_of(name)} |\n" for name, version in sorted(locked().items()))
    return f"{HEAD}{rows}\n## Vendored\n\n{vendored()}\n"


if __name__ == "__main__":
    (ROOT / "NOTICES.md").write_text(notices(), encoding="utf-8")
