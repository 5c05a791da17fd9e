"""The config file: what it may say, and what is told of a mistake."""

import os
from pathlib import Path

import pytest

from logexplorer.config import MAX_SPEED, Config, config_path, read_config
from logexplorer.model.errors import UsageError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the config file, which is not there yet."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    folder = tmp_path / "logexplorer"
    folder.mkdir()
    return folder


def test_without_a_file_all_is_as_usual(folder: Path) -> None:
    assert read_config() == Config(folder / "config.toml")
    assert read_config().max_speed == MAX_SPEED


def test_every_section(folder: Path) -> None:
    config_path().write_text(
        "[cache]\nlimit_mb = 5\n"
        '[geo]\ncity = "/data/city.mmdb"\nasn = "asn.mmdb"\nmax_speed = 900\n'
        "[overview.spray]\nusers = 4\nshare = 0.5\n"
    )
    config = read_config()
    assert config.cache_limit_mb == 5
    assert config.geo_city == Path("/data/city.mmdb")
    assert config.geo_asn == folder / "asn.mmdb"
    assert config.max_speed == 900.0
    assert config.lenses == {"spray": {"users": 4, "share": 0.5}}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[cach]", "no section cach"),
        ("[cache]\nlimit = 3", r"no cache\.limit"),
        ("geo = 3", "geo is not a section"),
        ("[geo]\ncity = 3", r"geo\.city is not the name of a file: 3"),
        ("[geo]\nasn = ''", r"geo\.asn"),
        ("[geo]\nmax_speed = 0", r"geo\.max_speed"),
        ("[geo]\nmax_speed = nan", r"geo\.max_speed"),
        ("[geo]\nmax_speed = true", r"geo\.max_speed"),
        ("[overview]\nspray = 3", r"overview\.spray is not a section"),
        ("[overview.spray]\nusers = 'many'", r"overview\.spray\.users"),
        ("[overview.spray]\nusers = -1", r"overview\.spray\.users"),
        ("[cache", "cannot be read"),
        ("[geo]\nmax_speed = 1" + "0" * 400, r"geo\.max_speed"),
        ("[overview.spray]\nusers = 1" + "0" * 400, r"overview\.spray\.users"),
        ("[geo]\ncity = '~nobody at all/city.mmdb'", r"geo\.city"),
        ("a = " + "[" * 100_000, "cannot be read"),
    ],
)
def test_a_mistake_names_the_file_and_the_key(folder: Path, text: str, names: str) -> None:
    config_path().write_text(text)
    with pytest.raises(UsageError, match=names) as caught:
        read_config()
    assert str(folder / "config.toml") in caught.value.message


def test_what_is_no_file_is_not_read(folder: Path) -> None:
    for made in (Path.mkdir, os.mkfifo):
        made(config_path())
        with pytest.raises(UsageError, match=r"config\.toml cannot be read"):
            read_config()
        config_path().rmdir() if config_path().is_dir() else config_path().unlink()


def test_a_text_in_another_encoding(folder: Path) -> None:
    config_path().write_bytes(b"\xff\xfe[\0")
    with pytest.raises(UsageError, match=r"config\.toml cannot be read"):
        read_config()
