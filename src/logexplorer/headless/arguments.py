"""The words of a command line, read into typed options; what is wrong is a sentence."""

import argparse
from collections.abc import Callable, Sequence
from datetime import tzinfo
from math import inf
from typing import NoReturn, TypeVar

from logexplorer.model.errors import UsageError

Options = TypeVar("Options", bound=argparse.Namespace)

# Options whose value may well begin with a dash, such as `--order -created` or `--since -7d`.
_DASHED = ("--order", "--output", "--query", "--queries", "--since", "--until")


class LogOptions(argparse.Namespace):
    """What a command line said of logs and of what is asked of them; None where nothing."""

    words: list[str]
    output: str | None
    since: str | None = None
    until: str | None = None
    order: str | None = None
    geoip: str | None = None
    asn: str | None = None
    no_cache: bool = False


class Parser(argparse.ArgumentParser):
    """argparse in our manners: exact option names, any order, errors as UsageError."""

    def __init__(
        self, command: str, usage: str, says: str, examples: Sequence[str], *, opens: bool = True
    ) -> None:
        """`opens` says whether logs are opened, and so may be without a cache."""
        super().__init__(
            prog=command,
            usage=usage,
            description=says,
            epilog="examples:\n" + "\n".join(f"  {each}" for each in examples),
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
        )
        if opens:
            self.add_argument(
                "--no-cache", action="store_true", help="read the logs anew and keep no copy"
            )

    def error(self, message: str) -> NoReturn:
        sentence = message.removeprefix("argument ")
        raise UsageError(sentence, f"see `{self.prog} --help`")

    def read(self, argv: Sequence[str], options: Options) -> Options:
        """The options, with all other words in `options.words`; after `--` all are words."""
        head, tail = _split(argv)
        self.add_argument("words", nargs="*", help=argparse.SUPPRESS)
        self.parse_intermixed_args(head, options)
        options.words = [*options.words, *tail]
        return options


def add_paths(parser: Parser) -> None:
    """Say in the help what a PATH is."""
    parser.add_argument_group(
        "PATH", "a file, a folder, a quoted glob, or - for standard input; `--` ends the options"
    )


def add_period(parser: Parser) -> None:
    """The options that bound the time."""
    forms = 'such as -7d, today, "2025-09-15", "2025-09-15 10:20:30", in UTC'
    parser.add_argument("--since", metavar="T", help=f"only events at T or later: {forms}")
    parser.add_argument("--until", metavar="T", help="only events before T")


def add_query(parser: Parser) -> None:
    """The option that narrows the events."""
    parser.add_argument(
        "--query", metavar="Q", default="", help="only the events that the query Q selects"
    )


def add_format(parser: Parser, formats: Sequence[str]) -> None:
    """The option that chooses a format, the first of them if it is not given."""
    parser.add_argument(
        "--format", choices=formats, default=formats[0], help=f"{formats[0]} if not given"
    )


def add_databases(parser: Parser) -> None:
    """The options that name geo databases."""
    parser.add_argument(
        "--geoip", metavar="FILE", help="places of addresses by the city database FILE (.mmdb)"
    )
    parser.add_argument(
        "--asn", metavar="FILE", help="networks of addresses by the ASN database FILE (.mmdb)"
    )


def add_output(parser: Parser) -> None:
    """The option that names a file."""
    parser.add_argument(
        "--output", metavar="FILE", help="write to FILE, which appears when it is complete"
    )


def speed(text: str) -> float:
    """Kilometres an hour, above 0."""
    try:
        found = float(text)
    except ValueError:
        found = 0.0
    if not 0 < found < inf:
        raise argparse.ArgumentTypeError(f"{text!r} is not a speed in kilometres an hour")
    return found


def at_least(least: int) -> Callable[[str], int]:
    """A whole number that is not below `least`."""

    def number(text: str) -> int:
        if not (text.isascii() and text.isdigit() and int(text) >= least):
            raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from {least} on")
        return int(text)

    return number


def zone(name: str) -> tzinfo:
    """The time zone with this name."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ValueError, OSError, ZoneInfoNotFoundError) as error:
        raise UsageError(f"--tz: no time zone {name}", "such as UTC or Europe/Berlin") from error


def one_and_paths(words: Sequence[str], one: str, help: str) -> tuple[str, Sequence[str]]:
    """The first word, and the paths after it; at least one of them."""
    if not words:
        raise UsageError(f"{one} and PATH are missing", help)
    return words[0], some_paths(words[1:], help)


def some_paths(paths: Sequence[str], help: str) -> Sequence[str]:
    """The paths, at least one."""
    if not paths:
        raise UsageError("no PATH was given", help)
    return paths


def _split(argv: Sequence[str]) -> tuple[list[str], list[str]]:
    """The words before `--` with dashed values tied to their options, and the words after it."""
    words = list(argv)
    end = words.index("--") if "--" in words else len(words)
    head: list[str] = []
    for word in words[:end]:
        if head and head[-1] in _DASHED and word.startswith("-") and not word.startswith("--"):
            head[-1] += "=" + word
        else:
            head.append(word)
    return head, words[end + 1 :]
