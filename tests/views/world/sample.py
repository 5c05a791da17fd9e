"""Places as a search of the sample data finds them, and maps as text."""

from datetime import UTC, datetime

from logexplorer.model.places import Place, PlaceCount, Places
from logexplorer.views.world.frame import Grid

SEEN = datetime(2026, 11, 14, 7, 25, tzinfo=UTC)


def place(city: str, country: str, latitude: float | None, longitude: float | None) -> Place:
    return Place(country, city, "", latitude, longitude)


def counted(where: Place, count: int, **actions: int) -> PlaceCount:
    query = f'context.geo.city = "{where.city}" and context.geo.country = "{where.country}"'
    return PlaceCount(where, count, SEEN, actions or {"login": count}, query)


BERLIN = place("Berlin", "DE", 52.52, 13.405)
LONDON = place("London", "GB", 51.5085, -0.1257)
NEW_YORK = place("New York", "US", 40.7143, -74.006)
TOKYO = place("東京", "JP", 35.6895, 139.6917)
AMSTERDAM = place("Amsterdam", "NL", 52.374, 4.8897)
SYDNEY = place("Sydney", "AU", -33.8679, 151.2073)
SUVA = place("Suva", "FJ", -18.1416, 178.4415)
APIA = place("Apia", "WS", -13.8333, -171.8333)
NOWHERE = place("Atlantis", "", None, None)

ITEMS = (
    counted(BERLIN, 850, authorize_application=450, login=400),
    counted(LONDON, 526, authorize_application=300, login=226),
    counted(NEW_YORK, 459, login=459),
    counted(TOKYO, 327, model_updated=200, logout=127),
    counted(AMSTERDAM, 326, login_failed=320, login=6),
    counted(SYDNEY, 2, login=1, authorize_application=1),
)
PLACES = Places("city", ITEMS, private=763, unknown=62, without_address=143, total=3458)


def text_of(grid: Grid) -> str:
    return "\n".join("".join(cell.text for cell in row).rstrip() for row in grid) + "\n"
