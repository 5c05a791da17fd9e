"""JSON as jsonb writes it, which is what a search in an object's text sees."""

import pytest

from logexplorer.store.canonical import jsonb_text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ('{"bb":1,"a":2}', '{"a": 2, "bb": 1}'),
        ('{"zz":1,"ä":2,"b":3}', '{"b": 3, "zz": 1, "ä": 2}'),
        ('{"b":{"dd":[{"ff":1,"e":2}],"c":0}}', '{"b": {"c": 0, "dd": [{"e": 2, "ff": 1}]}}'),
        ('{"b":1,"a":2,"b":3}', '{"a": 2, "b": 3}'),
        ('["\\u00e4","\\n","\\u007f","\\/"]', '["ä", "\\n", "\x7f", "/"]'),
        ("[1.50,-0,true,null,{},[]]", "[1.5, 0, true, null, {}, []]"),
        ('"\\ud800"', '"\ud800"'),
    ],
)
def test_keys_are_in_order_and_only_controls_escaped(text: str, written: str) -> None:
    assert jsonb_text(text) == written


@pytest.mark.parametrize(("text", "error"), [("{", ValueError), ("[" * 10**5, RecursionError)])
def test_what_cannot_be_written_anew_says_so(text: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        jsonb_text(text)
