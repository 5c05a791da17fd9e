"""The fake explorer answers the questions of the real one."""

import inspect

from logexplorer.explorer import Explorer
from tests.tui.fake import FakeExplorer


def test_the_fake_has_the_signatures_of_the_explorer() -> None:
    methods = inspect.getmembers(FakeExplorer, inspect.isfunction)
    for name, method in methods:
        if not name.startswith("_"):
            real = inspect.signature(getattr(Explorer, name))
            assert list(inspect.signature(method).parameters) == list(real.parameters), name
