"""Writes sample_data/: a month of authentik's event log that tells a story, in every format.

    python scripts/make_sample_data.py [FOLDER]

The month is 2026-10-16 to 2026-11-15 (UTC). Every run writes the same bytes.
"""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from sample import container, formats, hostile, readme, story

FOLDER = Path(__file__).resolve().parent.parent / "sample_data"
# File, the period of the month that it holds, and how it is written.
CUTS: list[tuple[str, str, str, Callable[[list[dict[str, Any]]], bytes]]] = [
    ("authentik-events.ndjson", "2026", "2027", formats.ndjson),
    ("events-array.json", "2026-10-28", "2026-10-29", formats.array),
    ("events-export.csv", "2026-11-04T05", "2026-11-05", formats.export_csv),
    ("events-json-cells.csv", "2026-11-04T05", "2026-11-05", formats.json_csv),
    ("container.log", "2026-11-04T06", "2026-11-04T12", container.log),
    ("events.ndjson.gz", "2026-11-10", "2026-11-11", formats.gz_ndjson),
    ("events.ndjson.zst", "2026-11-11", "2026-11-12", formats.zst_ndjson),
    ("rotated/events.ndjson.1.gz", "2026-11-12", "2026-11-13", formats.gz_ndjson),
    ("rotated/events.ndjson", "2026-11-13", "2026-11-14", formats.ndjson),
]
PAGE = 100


def files() -> dict[str, bytes]:
    """Every file with its content."""
    rows = story.rows()
    example = next(row for row in rows if row["action"] == "login" and "geo" in row["context"])
    contents = {
        # Line ends are part of these files.
        ".gitattributes": b"* -text\n",
        "api-page.json": formats.api_page(rows, PAGE),
        "hostile.ndjson": hostile.lines(example),
    }
    counts = {"api-page.json": PAGE, "hostile.ndjson": len(hostile.explanations(example))}
    for name, start, end, write in CUTS:
        # Times are compared as text, which their form allows.
        chosen = [row for row in rows if start <= row["created"] < end]
        contents[name], counts[name] = write(chosen), len(chosen)
    return contents | {"README.md": readme.text(rows, counts).encode()}


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the sample data.")
    parser.add_argument("folder", type=Path, nargs="?", default=FOLDER)
    folder: Path = parser.parse_args().folder
    for name, content in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        print(f"{len(content):>10,} {name}")


if __name__ == "__main__":
    main()
