"""What else people call a command, so that the palette finds it by their words."""

from collections.abc import Iterator, Mapping

from logexplorer.tui.commands import Command

WORDS: Mapping[str, str] = {
    "focus_query": "filter search find ask type select login user address ip client app action",
    "pick": "filter country city",
    "travel": "journeys plane login vpn",
    "places_by": "group",
    "whole_world": "zoom reset",
    "fit": "zoom",
    "take": "filter choose",
    "toggle_numbers": "values table counts",
    "choose_field": "group stack split",
    "choose_user": "person account",
    "open_entry": "logs show",
    "definitions": "thresholds rules explain",
    "toggle_detail": "inspect view fields",
    "narrow": "filter include equal",
    "exclude": "filter hide not without",
    "take_new": "follow tail refresh reload update live",
    "toggle_times": "relative clock delta elapsed format",
    "toggle_diff": "changes diff difference before after previous modified",
    "object_history": "history versions audit model timeline",
    "mark": "select",
    "compare": "diff difference two",
    "toggle_equal": "unchanged same",
    "toggle_original": "raw line source plain",
    "toggle_json": "raw source",
    "bookmark": "favourite favorite star remember comment",
    "copy_event": "clipboard yank",
    "facets": "group top values frequent statistics counts sidebar filter fields",
    "time_range": "date period since until from last hours days today yesterday zoom",
    "save_query": "store remember search favourite favorite name",
    "export_events": "export save download csv ndjson json parquet markdown print file",
    "copy_command": "clipboard share link url shell yank colleague send",
    "order": "sort ascending descending newest oldest",
    "columns": "show hide width widen reorder fields layout",
    "histogram": "bars graph time volume",
    "stack_by": "colour color group",
    "zoom_out": "reset undo",
    "next_error": "failed exception problem warning",
    "previous_error": "failed exception problem warning",
    "add_facet": "group field statistics",
    "remove_facet": "delete hide",
    "facet": "group values statistics",
    "seek": "history earlier recent past",
    "clear": "reset delete empty",
    "repaint": "refresh redraw screen clear",
    "export_chart": "export save download csv text file",
    "show_logs": "table list main",
    "show_map": "country city place location world geo ip address login travel",
    "show_charts": "graphs diagrams plots statistics week heat user timeline top login failed",
    "show_overview": "dashboard summary start login failed attack burst alerts findings security",
    "go_back": "undo previous history return",
    "go_forward": "redo history",
    "show_help": "keys shortcuts manual documentation language examples syntax how",
    "suspend_process": "suspend background stop job shell",
    "quit": "exit close leave end",
    "leave_program": "exit close end",
}
"""By the command's name; words apart from those of its description."""

_FIRST, _OTHER, _LATER = 1.0, 0.9, 0.8
_NO_WORDS = frozenset({"the", "go", "to", "a", "what"})


def likeness(command: Command, typed: str) -> float:
    """0 unless every word typed begins one of the command's; 1 if they begin its description."""
    best = [_begun(command, word) for word in _words(typed)]
    return min(best, default=0.0) and sum(best) / len(best)


def _begun(command: Command, start: str) -> float:
    own = tuple(_words(command.description))
    if own[0].startswith(start):
        return _FIRST
    if any(word.startswith(start) for word in WORDS.get(command.name, "").split()):
        return _OTHER
    return _LATER * any(word.startswith(start) for word in own)


def _words(text: str) -> Iterator[str]:
    words = (word.strip(",.:;()'") for word in text.lower().replace("/", " ").split())
    return (word for word in words if word not in _NO_WORDS)
