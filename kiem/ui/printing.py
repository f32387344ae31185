"""Documents as PDF, made by typst from our own templates and fonts: nothing is fetched, no font of the machine is used.

A template (in ``templates/print/`` of a slice) reads its values with ``json(bytes(sys.inputs.document))``: what
people typed is a value there, never markup. ``document.typ``, the look that all documents share, stands before it.
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


def pdf_of(template: Path, values: Mapping[str, Any]) -> bytes:
    """The document as PDF/UA-1 (ISO 14289-1, 2014): tagged, so that a screen reader can read it.

    ``values``: plain values for the template. Some 0.2 s for three pages.
    """
    return typst.compile(
        _source(_LOOK) + _source(template),
        font_paths=_fonts(),
        sys_inputs={"document": json.dumps(values)},
        pdf_standards="ua-1",
    )


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_FONTS)])


@cache
def _source(template: Path) -> bytes:
    return template.read_bytes()
