"""The cache's own rules: what is gone stays gone, and a bad config is told before any answer."""

from pathlib import Path

import pytest

from logexplorer.model.errors import UsageError
from logexplorer.store.cache import cache_entries, cache_file, cache_limit, clear_cache


@pytest.fixture(autouse=True)
def _folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def configure(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "config" / "logexplorer"
    folder.mkdir(parents=True)
    (folder / "config.toml").write_text(text)


def test_a_store_cleared_while_open_leaves_nothing_behind() -> None:
    file = cache_file(["/var/log/a.ndjson"])
    file.path.write_bytes(b"store")
    file.describe(["a.ndjson"], complete=True)
    assert [entry.sources for entry in cache_entries()] == [("a.ndjson",)]
    clear_cache()
    file.describe(["a.ndjson"], complete=True)
    assert list(file.path.parent.iterdir()) == []


def test_stores_are_the_owners_alone() -> None:
    file = cache_file(["/var/log/a.ndjson"])
    file.path.write_bytes(b"store")
    file.describe(["a.ndjson"], complete=False)
    modes = {path.name: path.stat().st_mode & 0o777 for path in file.path.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert file.path.parent.stat().st_mode & 0o777 == 0o700


def test_the_limit_comes_from_the_config(tmp_path: Path) -> None:
    configure(tmp_path, "[cache]\nlimit_mb = 3\n")
    assert cache_limit() == 3 << 20


@pytest.mark.parametrize(
    "text", ["cache = 3", "[cache]\nlimit_mb = 'x'", "[cache]\nlimit_mb = true", "[cache", "\xff"]
)
def test_a_bad_config_is_told_when_a_log_is_opened(tmp_path: Path, text: str) -> None:
    configure(tmp_path, text)
    with pytest.raises(UsageError, match=r"config\.toml"):
        cache_file(["/var/log/a.ndjson"])
