"""The user's config file, read into one value; what is wrong in it is a sentence."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import isfinite
from pathlib import Path
from typing import Any, Self

from platformdirs import user_config_path

from logexplorer.model.errors import UsageError

MAX_SPEED = 1000.0
"""Kilometres an hour that no aeroplane with passengers exceeds over ground."""

SECTIONS = {
    "cache": ("limit_mb",),
    "geo": ("city", "asn", "max_speed"),
}
_OVERVIEW = "overview"


@dataclass(frozen=True, slots=True)
class Config:
    """What the config file says; the defaults are those of a user who has none.

    `lenses` are the sections `[overview.NAME]`: the thresholds of a card of the overview. Their
    names and keys are checked by whoever defines the cards, with `unknown` as the sentence.
    """

    path: Path
    cache_limit_mb: int | None = None
    geo_city: Path | None = None
    geo_asn: Path | None = None
    max_speed: float = MAX_SPEED
    lenses: Mapping[str, Mapping[str, int | float]] = field(default_factory=dict)

    def with_databases(self, city: str | None, asn: str | None) -> Self:
        """The config with these files of databases before its own; None leaves them."""
        return replace(
            self,
            geo_city=Path(city) if city else self.geo_city,
            geo_asn=Path(asn) if asn else self.geo_asn,
        )

    def unknown(self, key: str, known: tuple[str, ...]) -> UsageError:
        """The error that says that there is no such key, and which there are."""
        return UsageError(f"{self.path}: there is no {key}", f"there is: {', '.join(known)}")


def config_path() -> Path:
    """Where the config file is, if there is one."""
    return user_config_path("logexplorer") / "config.toml"


def read_config() -> Config:
    """The config; without a file, the defaults. Raises UsageError that names the file and key."""
    path = config_path()
    try:
        said = _said(path)
    except FileNotFoundError:
        return Config(path)
    except OSError as error:
        raise UsageError(f"the config {path} cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise UsageError(f"the config {path} cannot be read: {error}") from error
    reader = _Reader(path, said)
    return Config(
        path,
        reader.whole("cache", "limit_mb"),
        reader.file("geo", "city"),
        reader.file("geo", "asn"),
        reader.speed("geo", "max_speed"),
        reader.lenses(),
    )


def _said(path: Path) -> dict[str, Any]:
    if path.is_fifo():  # which would be waited for
        raise ValueError("it is a named pipe")
    with path.open("rb") as file:
        return tomllib.load(file)


class _Reader:
    """The values of a config, each checked; all keys must be known."""

    def __init__(self, path: Path, said: Mapping[str, Any]) -> None:
        self._path = path
        self._sections: dict[str, Mapping[str, Any]] = {}
        for name, section in said.items():
            if name not in SECTIONS and name != _OVERVIEW:
                known = (*SECTIONS, _OVERVIEW)
                raise Config(path).unknown(f"section {name}", known)
            if not isinstance(section, dict):
                first = SECTIONS.get(name, ("NAME",))[0]
                raise UsageError(
                    f"{path}: {name} is not a section", f"write `[{name}]` and below it {first}"
                )
            for key in section:
                if name in SECTIONS and key not in SECTIONS[name]:
                    raise Config(path).unknown(f"{name}.{key}", SECTIONS[name])
            self._sections[name] = section

    def whole(self, section: str, key: str) -> int | None:
        value = self._value(section, key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise self._bad(section, key, "a number of megabytes", value)
        return value

    def file(self, section: str, key: str) -> Path | None:
        value = self._value(section, key)
        if value is None:
            return None
        if not isinstance(value, str) or not value or "\0" in value:
            raise self._bad(section, key, "the name of a file", value)
        try:
            return self._path.parent / Path(value).expanduser()
        except RuntimeError as error:  # `~` and a user that there is not
            raise self._bad(section, key, "the name of a file", value) from error

    def speed(self, section: str, key: str) -> float:
        value = self._value(section, key)
        if value is None:
            return MAX_SPEED
        if not _is_number(value) or value <= 0:
            raise self._bad(section, key, "a speed in kilometres an hour", value)
        return float(value)

    def lenses(self) -> dict[str, Mapping[str, int | float]]:
        found: dict[str, Mapping[str, int | float]] = {}
        for name, thresholds in self._sections.get(_OVERVIEW, {}).items():
            if not isinstance(thresholds, dict):
                raise UsageError(
                    f"{self._path}: {_OVERVIEW}.{name} is not a section",
                    f"write `[{_OVERVIEW}.{name}]` and below it its thresholds",
                )
            for key, value in thresholds.items():
                if not _is_number(value) or value < 0:
                    raise self._bad(f"{_OVERVIEW}.{name}", key, "a number from 0 on", value)
            found[name] = thresholds
        return found

    def _value(self, section: str, key: str) -> Any:
        return self._sections.get(section, {}).get(key)

    def _bad(self, section: str, key: str, wanted: str, value: object) -> UsageError:
        return UsageError(f"{self._path}: {section}.{key} is not {wanted}: {value!r}")


def _is_number(value: object) -> bool:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return isfinite(value)
    except OverflowError:  # a whole number that is too large for a float
        return False
