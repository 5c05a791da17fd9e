"""One line of text and a caret, and what the editing keys make of them."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

LONGEST = 10_000
"""Characters of a query; more were pasted by mistake."""
MOST_UNDONE = 100

_WORD_BEFORE = re.compile(r"\w+\W*$|\W+$")
_WORD_AFTER = re.compile(r"^\W*\w+|^\W+")


@dataclass(frozen=True, slots=True)
class Edited:
    """The text, and before which of its characters the caret stands."""

    text: str = ""
    caret: int = 0

    @property
    def before(self) -> str:
        """What stands before the caret."""
        return self.text[: self.caret]

    @property
    def after(self) -> str:
        """What stands behind the caret."""
        return self.text[self.caret :]

    def insert(self, text: str) -> "Edited":
        """With the text put in at the caret; line ends become spaces."""
        line = " ".join(text.splitlines())
        return Edited(self.before + line + self.after, self.caret + len(line))


@dataclass(frozen=True, slots=True)
class Past:
    """The texts that there were, the latest last. What is typed in one go is one change."""

    texts: tuple[Edited, ...] = ()
    typing: bool = False

    def after(self, old: Edited, new: Edited) -> "Past":
        """One text took the place of another."""
        typed = new.before[:-1] == old.before and new.after == old.after
        if typed and self.typing and not new.before[-1].isspace():
            return self
        return Past((*self.texts, old)[-MOST_UNDONE:], typed)


def _to(caret: Callable[[Edited], int]) -> Callable[[Edited], Edited]:
    return lambda edited: Edited(edited.text, caret(edited))


def _cut(
    start: Callable[[Edited], int], end: Callable[[Edited], int]
) -> Callable[[Edited], Edited]:
    return lambda edited: Edited(
        edited.text[: start(edited)] + edited.text[end(edited) :], start(edited)
    )


def _here(edited: Edited) -> int:
    return edited.caret


def _left(edited: Edited) -> int:
    return max(edited.caret - 1, 0)


def _right(edited: Edited) -> int:
    return min(edited.caret + 1, len(edited.text))


def _word_left(edited: Edited) -> int:
    found = _WORD_BEFORE.search(edited.before)
    return found.start() if found else 0


def _word_right(edited: Edited) -> int:
    found = _WORD_AFTER.search(edited.after)
    return edited.caret + (found.end() if found else 0)


def _home(edited: Edited) -> int:
    return 0


def _end(edited: Edited) -> int:
    return len(edited.text)


EDITS: Mapping[str, Callable[[Edited], Edited]] = {
    "left": _to(_left),
    "right": _to(_right),
    "home": _to(_home),
    "ctrl+a": _to(_home),
    "end": _to(_end),
    "ctrl+e": _to(_end),
    "ctrl+left": _to(_word_left),
    "alt+b": _to(_word_left),
    "ctrl+right": _to(_word_right),
    "alt+f": _to(_word_right),
    "backspace": _cut(_left, _here),
    "ctrl+h": _cut(_left, _here),
    "delete": _cut(_here, _right),
    "ctrl+d": _cut(_here, _right),
    "ctrl+w": _cut(_word_left, _here),
    "alt+backspace": _cut(_word_left, _here),
    "ctrl+k": _cut(_here, _end),
}
"""Key to edit, as shells have them."""
