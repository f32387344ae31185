"""O*NET in small: the same files with the same columns, and a crosswalk with its three rows of title."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.exchange.reading.make import xlsx_bytes

DATA = Path(__file__).resolve().parents[3] / "shared" / "data"
Rows = Sequence[Sequence[str | float]]
CROSSWALK = "ESCO_to_ONET-SOC.xlsx"
_RATED = [
    "O*NET-SOC Code", "Title", "Element ID", "Element Name", "Scale ID", "Scale Name", "Data Value",
    "Recommend Suppress", "Not Relevant",
]  # fmt: skip
AIDE = ["31-1131.00", "Nursing Assistants"]
FILES: Mapping[str, Rows] = {
    "Occupation Data.xlsx": [["O*NET-SOC Code", "Title", "Description"], [*AIDE, "Provide basic care."]],
    "Skills.xlsx": [
        _RATED,
        [*AIDE, "2.A.1.b", "Active Listening", "IM", "Importance", 4.12, "N", ""],
        [*AIDE, "2.A.1.b", "Active Listening", "LV", "Level", 3.5, "Y", "N"],
        [*AIDE, "2.B.3.e", "Programming", "IM", "Importance", 1.5, "N", ""],
        [*AIDE, "2.B.3.e", "Programming", "LV", "Level", 0.25, "N", "Y"],
    ],
    "Knowledge.xlsx": [_RATED],
    "Scales Reference.xlsx": [
        ["Scale ID", "Scale Name", "Minimum", "Maximum"],
        ["IM", "Importance", 1, 5],
        ["LV", "Level", 0, 7],
    ],
    "Level Scale Anchors.xlsx": [
        ["Element ID", "Element Name", "Scale ID", "Scale Name", "Anchor Value", "Anchor Description"],
        ["2.A.1.b", "Active Listening", "LV", "Level", 2, "Take a customer's order"],
        ["2.A.1.b", "Active Listening", "LV", "Level", 6, "Preside as judge in a complex legal disagreement"],
    ],
    CROSSWALK: [
        ["O*NET-SOC 2019 Crosswalks", "", "", ""],
        ["ESCO to O*NET-SOC 2019", "", "", ""],
        ["", "", "", ""],
        ["ESCO/ISCO Code", "ESCO/ISCO Title", "O*NET-SOC 2019 Code", "O*NET-SOC 2019 Title"],
        ["5321.1", "nurse assistant", *AIDE],
        ["", "This publication uses the ESCO classification of the European Commission.", "", ""],
    ],
}


def write_onet(folder: Path, other: Mapping[str, Rows] | None = None) -> Path:
    """The files, with ``other`` rows for those that it names."""
    for name, rows in {**FILES, **(other or {})}.items():
        (folder / name).write_bytes(xlsx_bytes(*rows))
    return folder
