"""The cases of completion, read from `completions/*.toml`, and what they know of the data.

A case has a `text`, in which `|` marks the cursor, and says what is suggested there: `first`, the
texts of the first suggestions; or `all` of them; or texts that are `absent`. It may say the first
one's `kind` and `detail`, what the text is when it is `accepted` (with its cursor), and the values
that are `wanted`, as field and typed text.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from logexplorer.model.completion import Catalog, PathCount, ValueCount, ValueQuestion, Values

FOLDER = Path(__file__).with_name("completions")


@dataclass(frozen=True, slots=True)
class Case:
    """One case; what it does not say is None."""

    name: str
    text: str
    first: tuple[str, ...] | None = None
    all: tuple[str, ...] | None = None
    absent: tuple[str, ...] = ()
    kind: str | None = None
    detail: str | None = None
    accepted: str | None = None
    wanted: tuple[str, str] | None = None

    @property
    def cursor(self) -> int:
        return self.text.index("|")

    @property
    def query(self) -> str:
        return self.text.replace("|", "", 1)


def load_cases() -> list[Case]:
    """All cases, in the order of their files."""
    return [case for path in sorted(FOLDER.glob("*.toml")) for case in _cases(path)]


def load_catalog() -> Catalog:
    """What the cases know of the data."""
    data = tomllib.loads((FOLDER / "data" / "catalog.toml").read_text(encoding="utf-8"))
    answers = {
        ValueQuestion(each["field"], each.get("typed", "")): Values(
            tuple(ValueCount(*value) for value in each["values"]), each["complete"]
        )
        for each in data["answer"]
    }
    paths = tuple(_path(**each) for each in data["path"])
    return Catalog(paths, True, data["first"], data["last"], answers)


def _path(path: list[str], count: int, kinds: Iterable[str] = ()) -> PathCount:
    return PathCount(tuple(None if key == "[]" else key for key in path), count, tuple(kinds))


def _cases(path: Path) -> Iterable[Case]:
    for position, case in enumerate(tomllib.loads(path.read_text(encoding="utf-8"))["case"], 1):
        made = {
            name: tuple(each) if isinstance(each, list) else each for name, each in case.items()
        }
        yield Case(name=f"{path.stem}-{position}", **made)
