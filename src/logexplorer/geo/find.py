"""The databases to ask: the user's, else the system's, and at last the one that we ship."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from logexplorer.geo.database import Database
from logexplorer.model.errors import SourceError

SHIPPED = Path(__file__).parent / "data" / "dbip-city-lite.mmdb"
FOLDERS = tuple(map(Path, ("/usr/share/GeoIP", "/var/lib/GeoIP", "/usr/local/share/GeoIP")))
"""Where geoipupdate and distributions' packages put databases."""

CITY = ("GeoIP2-City*.mmdb", "GeoLite2-City*.mmdb", "dbip-city*.mmdb", "DBIP-City*.mmdb")
ASN = ("GeoLite2-ASN*.mmdb", "GeoIP2-ISP*.mmdb", "dbip-asn*.mmdb", "DBIP-ASN*.mmdb")


def chosen(file: Path | None, patterns: Sequence[str], problems: list[str]) -> Iterator[Database]:
    """The user's database, else the system's first that can be read; adds what is wrong."""
    if file is not None:
        try:
            yield Database(file)
        except SourceError as error:
            problems.append(error.message)
        return
    for path in _existing(patterns):
        try:
            yield Database(path)
        except SourceError as error:
            problems.append(error.message)
        else:
            return


def shipped(problems: list[str]) -> Iterator[Database]:
    """The database of this package."""
    try:
        yield Database(SHIPPED, rough=True)
    except SourceError as error:
        problems.append(error.message)


def _existing(patterns: Sequence[str]) -> Iterator[Path]:
    """Files in the order of the patterns, of several the one with the latest name."""
    for pattern in patterns:
        for folder in FOLDERS:
            with suppress(OSError):
                yield from sorted(folder.glob(pattern), reverse=True)
