"""Native lines, and the repair of what is wrong with one."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logexplorer.sources.formats.registry import NDJSON
from tests.sources.formats.reading import KEY, error, event_of, one, records

EVENT = {
    "pk": "942581fe-dc3f-449c-9652-da9bdb4f1fc9",
    "user": {"pk": 5, "username": "akadmin"},
    "action": "login",
    "app": "authentik.events",
    "context": {"auth_method": "token"},
    "client_ip": "10.0.3.7",
    "created": "2026-11-14T17:37:05.267951Z",
    "expires": None,
    "brand": {},
}


def line(**changes: Any) -> bytes:
    return json.dumps(EVENT | changes, separators=(",", ":")).encode()


def repaired(data: bytes, **options: bool) -> dict[str, Any]:
    record = NDJSON.repair(data, 7, KEY, **options)
    assert record
    assert (record.offset, record.length) == (7, len(data))
    return event_of(record)


def test_a_good_line_is_its_own_document() -> None:
    (record,) = records(line() + b"\n", NDJSON)
    assert (record.document, record.original) == (line(), None)
    assert record.length == len(line()) + 1


def test_other_keys_stay_where_they_are() -> None:
    assert repaired(line(tenant={"a": 1}))["tenant"] == {"a": 1}


@pytest.mark.parametrize("blank", [b"", b"\n", b"  \t\r\n"])
def test_a_blank_line_is_no_event(blank: bytes) -> None:
    assert NDJSON.repair(blank, 0, KEY) is None


@pytest.mark.parametrize(
    ("key", "value", "kept", "sentence"),
    [
        ("user", "akadmin", {}, 'user is not an object: "akadmin"'),
        ("context", ["a", 1], {}, 'context is not an object: ["a",1]'),
        ("brand", 7, {}, "brand is not an object: 7"),
        ("action", ["login"], None, 'action is not a text: ["login"]'),
        ("app", 5, "", "app is not a text: 5"),
        ("client_ip", 2130706433, None, "client_ip is not a text: 2130706433"),
        ("created", 5, None, "created is not a time: 5"),
        ("created", "yesterday", None, 'created is not a time: "yesterday"'),
        ("created", "2026-02-30T25:61:00Z", None, 'created is not a time: "2026-02-30T25:61:00Z"'),
        ("created", "0001-01-01T00:00:00+01:00", None, "created is not a time"),
        ("expires", True, None, "expires is not a time: true"),
        ("level", 3, None, "level is not a text: 3"),
    ],
)
def test_a_value_of_the_wrong_kind_is_kept_and_told(
    key: str, value: Any, kept: Any, sentence: str
) -> None:
    event = repaired(line(**{key: value}))
    assert (error(event) or "").startswith(sentence)
    assert event["context"].pop("misfit") == {key: value}
    del event["context"]["parse_error"]
    expected = EVENT | {key: kept}
    assert event == expected


def test_null_for_an_object_is_an_empty_one() -> None:
    assert repaired(line(user=None, context=None, brand=None))["context"] == {}


def test_an_id_that_is_none_is_replaced_and_kept() -> None:
    event = repaired(line(pk="no-uuid"))
    assert error(event) == 'pk is not a UUID: "no-uuid"'
    assert event["context"]["misfit"] == {"pk": "no-uuid"}
    assert repaired(line(pk="942581FEDC3F449C9652DA9BDB4F1FC9"))["pk"] == EVENT["pk"]


def test_ids_come_from_the_place() -> None:
    first, second = (record.document for record in records(b"{}\n{}\n", NDJSON))
    assert first != second
    again = NDJSON.repair(b"{}", 0, KEY)
    other = NDJSON.repair(b"{}", 0, b"another source")
    assert again and other
    assert again.document == first != other.document


def test_times_are_brought_to_utc() -> None:
    assert repaired(line(created="2026-11-04T03:49:52.5+02:00"))["created"] == (
        "2026-11-04T01:49:52.500000Z"
    )
    assert repaired(line(created="2026-11-04 03:49:52"))["created"] == "2026-11-04T03:49:52Z"
    assert repaired(line(created="2026-11-04T03:49:52.5+0200"))["created"] == (
        "2026-11-04T01:49:52.500000Z"
    )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"no JSON at all", "not JSON: expected a value at column 1"),
        (b'{"a": 1 "b": 2}', "not JSON: expected ',' at column 9"),
        (b"{'a': 1}", "not JSON: expected a key in double quotes at column 2"),
        (b'{"a": 1},', "not JSON: more text after the end at column 9"),
        (b'{"a": "x', "not JSON: a string without an end at column 7"),
        (b"[1, 2, 3]", "not a JSON object but an array"),
        (b'"login"', "not a JSON object but a string"),
        (b"null", "not a JSON object but null"),
        (b"17", "not a JSON object but a number"),
        (b"[" * 100_000, "not readable: nested too deeply"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000, "not readable: nested too deeply"),
    ],
)
def test_what_is_no_object_is_shown_as_it_is(data: bytes, sentence: str) -> None:
    event = repaired(data)
    assert error(event) == sentence
    assert event["message"] == data.decode()
    assert event["action"] is None


def test_what_is_too_deep_to_write_is_shown_as_it_is() -> None:
    data = b'{"action":"login","context":' + b'{"a":' * 300 + b"1" + b"}" * 301
    event = repaired(data)
    assert error(event) == "not readable: nested too deeply"
    assert event["message"] == data.decode()


def test_a_cut_last_line_says_so_and_has_another_id() -> None:
    whole = line(pk=None)
    cut = repaired(whole[:60], ended=False)
    assert (error(cut) or "").startswith("the last line is cut off: not JSON: ")
    assert cut["message"] == whole[:60].decode()
    assert cut["pk"] != repaired(whole)["pk"]
    assert error(repaired(whole, ended=False)) is None


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b'{"action":"a","action":"b"}', 'the key "action" appears twice; the last one counts'),
        (b'{"context":{"x":[{"y":1,"y":2,"y":3}]}}', 'the key "y" appears 3 times; '),
        (b'{"a":1,"a" :2}', 'the key "a" appears twice'),
        (b'{"a":"","\\u0061":"\\u0022\\u0022"}', 'the key "a" appears twice'),
    ],
)
def test_keys_that_appear_twice_are_told(data: bytes, sentence: str) -> None:
    assert (error(repaired(data)) or "").startswith(sentence)


def test_invalid_utf_8_is_shown() -> None:
    data = b'{"action":"login","context":{"message":"invalid \xff\xfe!"}}'
    record = NDJSON.repair(data, 0, KEY)
    assert record
    event = event_of(record)
    assert error(event) == "invalid UTF-8 at byte 49; shown as \\xff"
    assert event["context"]["message"] == "invalid \\xff\\xfe!"
    assert record.original == data.decode("utf-8", "backslashreplace")


def test_half_characters_are_shown() -> None:
    event = repaired(b'{"context":{"\\ud800":["\\udfff!","\\ud83d\\ude00"]}}')
    assert error(event) == "half a character, \\ud800; shown as this text"
    assert event["context"]["\\ud800"] == ["\\udfff!", "😀"]


def test_raw_control_characters_are_read() -> None:
    event = repaired(b'{"context":{"message":"nul \x00 here"}}')
    assert error(event) == "a raw control character, '\\x00', at column 28"
    assert event["context"]["message"] == "nul \0 here"


def test_an_escaped_nul_is_legal() -> None:
    event = repaired(line(context={"message": "nul \0 here"}))
    assert event["context"] == {"message": "nul \0 here"}


def test_numbers_keep_their_digits() -> None:
    numbers = b'{"a":123456789012345678901234567890,"b":0.1234567890123456789,"c":1e-999,"d":-0.0}'
    record = NDJSON.repair(b'{"action":"login","context":' + numbers + b"}", 0, KEY)
    assert record
    assert numbers[1:-1] in record.document


@pytest.mark.parametrize("number", ["1e999", "-1E400", "9" * 5_000])
def test_a_number_that_nothing_can_hold_is_kept_as_text(number: str) -> None:
    event = repaired(b'{"context":{"a":' + number.encode() + b"}}")
    assert event["context"]["a"] == number
    assert (error(event) or "").endswith(": no number that could be held; kept as text")


def test_what_is_no_number_is_kept_as_text() -> None:
    event = repaired(b'{"context":{"a":NaN,"b":[-Infinity]}}')
    assert error(event) == "-Infinity, NaN: no number that could be held; kept as text"
    assert (event["context"]["a"], event["context"]["b"]) == ("NaN", ["-Infinity"])


def test_an_own_parse_error_is_not_lost() -> None:
    event = repaired(line(created=5, context={"parse_error": "mine", "misfit": 1}))
    assert error(event) == "created is not a time: 5"
    assert event["context"]["misfit"] == {"parse_error": "mine", "misfit": 1, "created": 5}


def test_byte_order_marks_and_windows_line_ends_do_no_harm() -> None:
    for data in (b"\xef\xbb\xbf" + line(), line() + b"\r\n", b" " + line()):
        assert repaired(data) == EVENT


def test_a_long_line_and_many_keys() -> None:
    assert one(line(context={"x": "y" * 10_000_000}), NDJSON)["action"] == "login"
    keys = b",".join(b'"%d":%d' % (number % 500_000, number) for number in range(1_000_000))
    event = repaired(b'{"context":{' + keys + b"}}")
    assert (error(event) or "").endswith("499997 more keys too; the last one counts")
    assert event["context"]["7"] == 500_007


def test_a_container_line_in_between_is_read_as_one() -> None:
    event = repaired(
        b'{"event":"Created Event","action":"logout","timestamp":"2026-01-01T00:00:00"}'
    )
    assert (event["action"], event["created"]) == ("logout", "2026-01-01T00:00:00Z")


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda each: st.lists(each) | st.dictionaries(st.text(), each),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from([*EVENT, "level", "message", "event", "x"]), JSON))
def test_values_of_any_kind_make_an_event(row: dict[str, Any]) -> None:
    repaired(json.dumps(row).encode())


@given(st.binary())
def test_any_bytes_make_an_event_or_are_blank(data: bytes) -> None:
    record = NDJSON.repair(data, 0, KEY)
    assert bool(record) == bool(data.strip())
    if record:
        event_of(record)


@given(st.lists(st.binary().map(lambda data: data.replace(b"\n", b"")) | st.just(line())))
def test_every_line_makes_one_record_and_nothing_is_lost(lines: list[bytes]) -> None:
    data = b"\n".join(lines)
    found = records(data, NDJSON)
    assert len(found) == sum(bool(each.strip()) for each in lines)
    for record in found:
        source = (
            data[record.offset : record.offset + record.length].rstrip(b"\n").removesuffix(b"\r")
        )
        text = record.original if record.original is not None else record.document.decode()
        assert text == source.decode("utf-8", "backslashreplace")
