"""Events as a Parquet file, which the store writes itself."""

import shutil
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from logexplorer.headless.output import Streams
from logexplorer.model.search import Search
from logexplorer.model.stop import Stop

if TYPE_CHECKING:
    from logexplorer.explorer import Explorer


def write(
    explorer: "Explorer",
    search: Search,
    fields: Sequence[str],
    limit: int | None,
    file: str | None,
    streams: Streams,
    stop: Stop,
) -> int:
    """Write the events to a file, or to standard output, and return how many there were."""
    if file is not None and file != "-":
        from logexplorer.explorer.drafts import finished_file

        with finished_file(file) as path:
            return explorer.write_parquet(search, path, fields, limit, stop)
    # Parquet is written back and forth, which a pipe cannot be.
    with TemporaryDirectory(prefix="logexplorer-") as folder:
        path = Path(folder) / "events.parquet"
        count = explorer.write_parquet(search, path, fields, limit, stop)
        with path.open("rb") as written:
            shutil.copyfileobj(written, streams.out)
        return count
