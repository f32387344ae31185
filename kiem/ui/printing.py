"""Documents as PDF, made by typst from our own templates and fonts: nothing is fetched, no font of the machine is used.

A template (in ``templates/print/`` of a slice) reads its values with ``json(bytes(sys.inputs.document))``: what
people typed is a value there, never markup. It may import ``/document.typ``, the look that all documents share.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import typst

_UI = Path(__file__).resolve().parent
_FONTS = _UI / "static" / "vendor" / "print"
_LOOK = _UI / "templates" / "print" / "document.typ"
STANDARD = "ua-1"
"""PDF/UA-1 (ISO 14289-1, 2014): tagged, so that a screen reader can read it."""


def pdf_of(template: Path, values: Mapping[str, Any]) -> bytes:
    """The document as PDF/UA-1. ``values``: plain values for the template. Some 0.2 s for three pages."""
    made = typst.compile(
        {"main": _source(template), "document.typ": _source(_LOOK)},
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(values)},
        pdf_standards=[STANDARD],
    )
    if not isinstance(made, bytes):
        raise TypeError(template.name)
    return made


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)])


@cache
def _source(template: Path) -> bytes:
    return template.read_bytes()
