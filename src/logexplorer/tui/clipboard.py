"""Text to the clipboard of whoever sits before the terminal, over SSH and through tmux too.

OSC 52 (xterm's control sequences) asks the terminal itself. tmux ignores it from programs inside
unless `set-clipboard` is `on`, and what is wrapped for the terminal behind it unless
`allow-passthrough` is; neither is so by default. Its own command always reaches the terminal.
"""

import subprocess
from base64 import b64encode
from collections.abc import Mapping

LONGEST = 74_994
"""Bytes that terminals take for sure: 100,000 with the sequence and in base64."""
_PART_FOR_SCREEN = 512
"""Bytes that GNU screen hands on at once to the terminal behind it; longer strings it drops."""
_WITHOUT = ("dumb", "linux", "unknown", "vt")
_TMUX = ("tmux", "load-buffer", "-w", "-")
_PATIENCE = 2.0


def sequence(text: str, environment: Mapping[str, str]) -> str | None:
    """What to write to the terminal; None where it would not be understood, or is too long."""
    data = _bytes(text)
    terminal = environment.get("TERM", "")
    if not terminal or terminal.startswith(_WITHOUT) or len(data) > LONGEST:
        return None
    plain = f"\x1b]52;c;{b64encode(data).decode()}\x07"
    if environment.get("TMUX") or terminal.startswith("tmux"):
        # Here, or where an ssh comes from. Which of the two tmux lets through is up to its options;
        # both set the same text.
        escaped = plain.replace("\x1b", "\x1b\x1b")
        return f"{plain}\x1bPtmux;{escaped}\x1b\\"
    if environment.get("STY"):
        starts = range(0, len(plain), _PART_FOR_SCREEN)
        return "".join(f"\x1bP{plain[at : at + _PART_FOR_SCREEN]}\x1b\\" for at in starts)
    return plain


def given_to_tmux(text: str, environment: Mapping[str, str]) -> bool:
    """Has tmux taken the text, for its own buffer and for the terminal's clipboard?"""
    if not environment.get("TMUX"):
        return False
    try:
        done = subprocess.run(
            _TMUX, input=_bytes(text), capture_output=True, timeout=_PATIENCE, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _bytes(text: str) -> bytes:
    """In UTF-8; half a surrogate pair as JSON writes it."""
    return text.encode(errors="backslashreplace")
