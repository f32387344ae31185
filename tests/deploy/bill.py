"""``make bill``: a bill of materials (CycloneDX 1.6) of what is installed with Kiem and of what is vendored in it.

For who has to know whether a weakness that was found in a library is in her house. From the lock file, so that it says
what every installation has; the hashes are those by which the lock file lets a package in.
"""

import re
from collections.abc import Iterator

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from kiem import __version__
from tests.house.notices import licence_of, locked
from tests.house.tree import ROOT

PLACE = ROOT / "build" / "kiem.cdx.json"
_FIELD = re.compile(r"^(name|version|licence): (.+)$", re.MULTILINE)


def hashes() -> dict[str, list[str]]:
    """The hashes of each package in requirements.lock, any of which lets it in."""
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    parts = re.split(r"^(?=[a-z0-9][a-z0-9._-]*==)", text, flags=re.MULTILINE)[1:]
    return {part.partition("==")[0]: re.findall(r"sha256:([0-9a-f]{64})", part) for part in parts}


def vendored() -> Iterator[tuple[str, str, str]]:
    """Name, version and licence of what stands in a folder ``vendor``."""
    for path in sorted((ROOT / "kiem").glob("**/vendor/**/VENDOR.txt")):
        found = _FIELD.findall(path.read_text(encoding="utf-8"))
        names = [number for number, (field, _value) in enumerate(found) if field == "name"]
        for first, end in zip(names, [*names[1:], len(found)], strict=True):
            about = dict(found[first:end])
            yield about["name"], about.get("version", ""), about.get("licence", "")


def bill() -> Bom:
    """Every part, each once."""
    licences = LicenseFactory()
    whole = Bom()
    whole.metadata.component = Component(
        name="kiem",
        version=__version__,
        type=ComponentType.APPLICATION,
        licenses=[licences.make_from_string("EUPL-1.2")],
    )
    lets_in = hashes()
    for name, version in locked().items():
        whole.components.add(
            Component(
                name=name,
                version=version,
                purl=PackageURL("pypi", None, name, version),
                bom_ref=f"pypi:{name}",
                licenses=[licences.make_from_string(licence_of(name))],
                properties=[Property(name="kiem:lock:sha256", value=value) for value in lets_in[name]],
            )
        )
    for name, version, licence in vendored():
        known = [licences.make_from_string(licence)] if licence else []
        whole.components.add(Component(name=name, version=version, bom_ref=f"vendored:{name}", licenses=known))
    whole.register_dependency(whole.metadata.component, whole.components)
    return whole


def as_json() -> str:
    return JsonV1Dot6(bill()).output_as_string(indent=2)


if __name__ == "__main__":
    PLACE.parent.mkdir(exist_ok=True)
    PLACE.write_text(as_json(), encoding="utf-8")
