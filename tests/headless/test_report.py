"""The report of bookmarked events on standard output, from the real explorer."""

from logexplorer.explorer import Explorer
from logexplorer.model.search import Search


def bookmarked(path, number, note):
    with Explorer.open([path]) as explorer:
        explorer.load()
        event = list(explorer.events(Search()))[number]
        explorer.kept.bookmark(event, note, "about")
        return event


def test_a_bookmarked_event_with_its_note(run):
    event = bookmarked("events.ndjson", 1, "look | here")
    ran = run("report", "events.ndjson")
    assert ran.code == 0
    assert ran.out.startswith("# Bookmarked events\n")
    assert "> **Note:** look &#124; here" in ran.out
    assert f"| Event | {event.event_uuid} |" in ran.out


def test_a_query_leaves_out_what_it_does_not_find(run):
    event = bookmarked("events.ndjson", 0, "mine")
    ran = run("report", "--query", f'event_uuid != "{event.event_uuid}"', "events.ndjson")
    assert ran.code == 0
    assert "none of these events is bookmarked" in ran.err
    assert "| about | mine |" in ran.out
    assert f'event_uuid != "{event.event_uuid}"' in ran.out


def test_a_damaged_file_is_told(run, state):
    bookmarked("events.ndjson", 0, "mine")
    (file,) = state.glob("*.json")
    file.write_text("{")
    ran = run("report", "events.ndjson")
    assert ran.code == 0
    assert "damaged" in ran.err
