"""How much applications are used."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ApplicationUse:
    """How often an application was authorized, and for how many users."""

    name: str
    count: int
    users: int
