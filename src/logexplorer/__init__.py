"""authentik's event log, and any other log, in the terminal, in pipes and in Python.

>>> import logexplorer
>>> with logexplorer.open("events.ndjson") as log:
...     log.count('action = "login_failed"')
...     for event in log.events('user.username = "akadmin"', limit=10):
...         event.created, event.action, event.client_ip
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path

    from logexplorer.headless.log import Log
    from logexplorer.model.errors import LogexplorerError, QueryError

__version__ = "0.1.0"
__all__ = ["LogexplorerError", "QueryError", "__version__", "open"]


def open(*paths: "str | Path", cache: bool = True) -> "Log":  # noqa: A001 - `logexplorer.open` reads well
    """Open and read logs: files, globs and folders, of any known format.

    Raises `LogexplorerError` where a path does not exist or holds no log.
    """
    from logexplorer.headless.log import Log

    return Log.of(paths, cache=cache)


def __getattr__(name: str) -> Any:
    # Loaded when asked for: `import logexplorer` costs next to nothing.
    if name in {"LogexplorerError", "QueryError"}:
        from logexplorer.model import errors

        return getattr(errors, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
