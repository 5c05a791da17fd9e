"""What is quoted comes back through a real shell, byte by byte."""

import os
import shutil
import subprocess

import pytest

from logexplorer.tui.quoting import joined

WORDS = (
    "plain",
    "",
    "O'Brien",
    """a "b" 'c' `id` $HOME $(id) !! \\\\ \\n *?[x] {a,b} ~ # & ; | < >""",
    "-7d",
    "line\nbreak",
    "line\nbreak\tand\rreturn",
    "esc \x1b]0;title\x07\x1b[31m' \\",
    "東京 é \u00a0 \u202e \U0001f600",
    os.fsdecode(b"latin-1 \xe9\xff9"),
)


@pytest.mark.parametrize("shell", ["bash", "zsh", "ksh"])
def test_a_shell_reads_the_same_words(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} here")
    line = joined(("printf", r"%s\0", *WORDS))
    assert line.replace("\n", "").isprintable()
    said = subprocess.run([shell, "-c", line], capture_output=True, check=True).stdout
    assert said.split(b"\0")[:-1] == [os.fsencode(word) for word in WORDS]


def test_words_that_can_be_printed_need_no_more_than_any_shell_knows() -> None:
    said = subprocess.run(
        ["sh", "-c", joined(("printf", r"%s\0", *filter(str.isprintable, WORDS)))],
        capture_output=True,
        check=True,
    ).stdout
    assert said.decode().split("\0")[:-1] == list(filter(str.isprintable, WORDS))
