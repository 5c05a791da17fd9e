"""Commands as a user types them, and exactly what they answer: one file a case, in golden/.

After a wanted change, `LOGEXPLORER_GOLDEN=write make test` writes the files anew: read the diff.
"""

import os
import shlex
from pathlib import Path

import pytest

GOLDEN = sorted((Path(__file__).parent / "golden").glob("*.txt"))


@pytest.mark.parametrize("file", GOLDEN, ids=lambda file: file.stem)
def test_golden(file, run_again):
    command = file.read_text().split("\n--- ")[0]
    shell, program, *words = shlex.split(command)
    assert (shell, program) == ("$", "logexplorer")
    ran = run_again(*words)
    answer = (
        f"{command.rstrip()}\n--- standard output\n{ran.out}"
        f"--- standard error\n{ran.err}--- exit code\n{ran.code}\n"
    )
    if os.environ.get("LOGEXPLORER_GOLDEN") == "write":
        file.write_text(answer)
    assert answer == file.read_text()
