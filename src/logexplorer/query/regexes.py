"""Whether a regular expression is RE2's, told before any engine runs it.

Source: RE2's syntax page. What needs backtracking (looking around, references back, possessive
and atomic groups) is refused, as are repetitions beyond RE2's limit of 1,000. An engine may
still refuse what only compiling tells: an unknown `\\p{...}`, or a program too large.
"""

import re
from dataclasses import dataclass, field

MOST_REPEATS = 1000

_REPEAT = re.compile(r"\{(\d+)(?:(,)(\d*))?\}", re.ASCII)
_GROUP = re.compile(r"\?(?:P<([A-Za-z_]\w*)>|[imsU]*(?:-[imsU]+)?([:)]))", re.ASCII)
_CHARACTER_CLASS = re.compile(r"[pP](?:\{\^?\w+\}|[A-Z])", re.ASCII)
_CODE = re.compile(r"x(?:[0-9A-Fa-f]{2}|\{[0-9A-Fa-f]{1,6}\})|0[0-7]{0,2}|[1-7][0-7]{1,2}")
_NAMED = re.compile(
    r"\[:\^?(?:alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit):\]"
)


def problem(pattern: str) -> str | None:
    """What is wrong with the pattern, as the end of a sentence; None where nothing is."""
    try:
        _Reader(pattern).read()
    except ValueError as error:
        return str(error)
    return None


@dataclass(slots=True)
class _Reader:
    """Reads a pattern once; `at` is the next character, `operand` whether one was just read."""

    pattern: str
    at: int = 0
    operand: bool = False
    groups: list[int] = field(default_factory=lambda: [1])
    """For each open group the largest product of repetitions in it so far."""
    last: int = 1
    """That product for the operand just read."""
    names: set[str] = field(default_factory=set)

    def read(self) -> None:
        while self.at < len(self.pattern):
            self._one()
        if len(self.groups) > 1:
            raise ValueError("a group is not closed: add `)`")

    def _one(self) -> None:
        match self.pattern[self.at]:
            case "\\":
                self._escape()
            case "[":
                self._class()
            case "(":
                self._open()
            case ")":
                self._close()
            case "|":
                self.at += 1
                self.operand = False
            case "*" | "+" | "?":
                self._repeat(self.pattern[self.at], self.at + 1, 1)
            case "{" if bounds := _REPEAT.match(self.pattern, self.at):
                self._counted(bounds)
            case _:
                self._operand(self.at + 1)

    def _operand(self, end: int, repeats: int = 1) -> None:
        self.at, self.operand, self.last = end, True, repeats
        self.groups[-1] = max(self.groups[-1], repeats)

    def _escape(self) -> None:
        if self.pattern.startswith("\\Q", self.at):
            end = self.pattern.find("\\E", self.at + 2)
            self._operand(len(self.pattern) if end < 0 else end + 2)
            return
        if self.pattern[self.at + 1 : self.at + 2] in tuple("bBAzC"):
            self._operand(self.at + 2)
            return
        self._operand(self._escaped(self.at))

    def _escaped(self, at: int) -> int:
        """The end of the escape at `at`, of those that classes know as well."""
        letter = self.pattern[at + 1 : at + 2]
        if not letter:
            raise ValueError("it ends with a single backslash")
        if code := (_CHARACTER_CLASS if letter in "pP" else _CODE).match(self.pattern, at + 1):
            _character(code[0])
            return code.end()
        if letter in "dDsSwWafnrtv" or (letter.isascii() and not letter.isalnum()):
            return at + 2
        if letter in "123456789":
            raise ValueError(f"RE2 knows no references back such as `\\{letter}`")
        raise ValueError(f"RE2 knows no escape `\\{letter}`")

    def _class(self) -> None:
        start = self.at
        self.at += 2 if self.pattern.startswith("[^", self.at) else 1
        first = True
        while first or not self.pattern.startswith("]", self.at):
            if self.at >= len(self.pattern):
                raise ValueError(f"the class `{self.pattern[start:]}` is not closed: add `]`")
            if named := _NAMED.match(self.pattern, self.at):
                self.at = named.end()
            else:
                self._range()
            first = False
        self._operand(self.at + 1)

    def _range(self) -> None:
        low = self._member()
        if not self.pattern.startswith("-", self.at) or self.pattern[self.at + 1 : self.at + 2] in (
            "]",
            "",
        ):
            return
        if low is None:
            return
        start, self.at = self.at, self.at + 1
        high = self._member()
        if high is None or high < low:
            raise ValueError(f"`{self.pattern[start - 1 : self.at]}` is no range of characters")

    def _member(self) -> str | None:
        """Reads one member of a class; its character, or None where it is itself a class."""
        start = self.at
        if self.pattern[start] != "\\":
            if self.pattern.startswith("[:", start) and ":]" in self.pattern[start:]:
                raise ValueError("it names a class that RE2 does not know")
            self.at += 1
            return self.pattern[start]
        self.at = self._escaped(start)
        written = self.pattern[start + 1 : self.at]
        return None if written[0] in "dDsSwWpP" else _character(written)

    def _open(self) -> None:
        self.at += 1
        if self.pattern.startswith("?", self.at):
            head = _GROUP.match(self.pattern, self.at)
            if head is None:
                raise ValueError(_unknown_group(self.pattern[self.at :]))
            self._name(head[1])
            self.at = head.end()
            if head[2] == ")":
                return
        if len(self.groups) > MOST_REPEATS:
            raise ValueError("its groups nest too deeply")
        self.groups.append(1)
        self.operand = False

    def _name(self, name: str | None) -> None:
        if name in self.names:
            raise ValueError(f"two groups are named `{name}`")
        if name is not None:
            self.names.add(name)

    def _close(self) -> None:
        if len(self.groups) == 1:
            raise ValueError("a `)` closes no group")
        inner = self.groups.pop()
        self._operand(self.at + 1, inner)

    def _counted(self, bounds: re.Match[str]) -> None:
        low, comma, high = bounds.groups()
        most = int((high or low)[:9])
        if int(low[:9]) > MOST_REPEATS or most > MOST_REPEATS:
            raise ValueError(f"RE2 repeats at most {MOST_REPEATS} times")
        if comma and high and most < int(low):
            raise ValueError(f"`{bounds[0]}` counts down")
        self._repeat(bounds[0], bounds.end(), max(most, 1))

    def _repeat(self, written: str, end: int, times: int) -> None:
        if not self.operand:
            raise ValueError(f"nothing stands before `{written}` to repeat")
        if self.last * times > MOST_REPEATS:
            raise ValueError(f"RE2 repeats at most {MOST_REPEATS} times in all")
        if self.pattern.startswith("?", end):
            end += 1
        if self.pattern[end : end + 1] in tuple("*+?") or _REPEAT.match(self.pattern, end):
            raise ValueError(
                f"RE2 knows no doubled repetition such as `{self.pattern[self.at : end + 1]}`"
            )
        self._operand(end, self.last * times)


def _unknown_group(rest: str) -> str:
    if rest.startswith(("?=", "?!", "?<=", "?<!")):
        return "RE2 does not look ahead or behind, as `(?=`, `(?!`, `(?<=`, `(?<!` do"
    if rest.startswith("?<"):
        return "RE2 names a group by `(?P<name>...)`"
    return f"RE2 knows no group that begins with `({rest[:3]}`"


def _character(written: str) -> str:
    if written[0] == "x":
        code = int(written[1:].strip("{}"), 16)
        if code > 0x10FFFF:
            raise ValueError(f"`\\{written}` is no character")
        return chr(code)
    if written[0] in "01234567":
        return chr(int(written, 8))
    return {"a": "\a", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}.get(written, written)
