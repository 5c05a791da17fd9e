"""Everything a user can ask for: the one table behind bindings, footer, palette and help."""

from dataclasses import dataclass
from typing import Literal

from textual.binding import Binding, BindingType

from logexplorer.tui.key_names import named

Group = Literal[
    "Everywhere",
    "Search",
    "Logs",
    "Table",
    "Histogram",
    "Facets",
    "Choice",
    "Detail",
    "Query",
    "History",
    "Map",
    "Overview",
    "Charts",
    "Chart",
    "Columns",
    "Help",
    "Copy",
]
"""Where a command holds: in the app, on all screens of the Search or on one of them, or in the part
that has the focus."""


Need = Literal["", "event", "bars", "entry"]
"""What must be there for a command to do anything."""


@dataclass(frozen=True, slots=True)
class Command:
    """A user's intent. `name` is the action that carries it out, `key` its keys with commas.

    `brief` is what the footer calls it; without one it is not in the footer. `called` is how the
    footer names the key where that is one of several that belong together. Nor
    is it there while what it `needs` is lacking.
    """

    name: str
    key: str
    description: str
    group: Group
    brief: str = ""
    called: str = ""
    needs: Need = ""


COMMANDS = (
    Command("focus_query", "/", "Go to the query", "Search", "Query"),
    Command("show_logs", "1", "Logs: the events", "Everywhere", "Screens", "1-4"),
    Command("show_map", "2", "Map: where it happened", "Everywhere"),
    Command("show_charts", "3", "Charts: when, and how much", "Everywhere"),
    Command("show_overview", "4", "Overview: what needs a look", "Everywhere"),
    Command(
        "pick",
        "enter",
        "This place's events only; a journey's two, in the log",
        "Map",
        "Only",
        needs="entry",
    ),
    Command("travel", "i", "Impossible travel: faster than aeroplanes", "Map", "Travel"),
    Command("places_by", "s", "By city, country or network", "Map", "By"),
    Command("pin_left", "left", "The nearest pin to the left", "Map", "Pins", "Arrows"),
    Command("pin_right", "right", "The nearest pin to the right", "Map"),
    Command("pin_up", "up", "The nearest pin above", "Map"),
    Command("pin_down", "down", "The nearest pin below", "Map"),
    Command("next_place", "tab,j", "The next place or journey of the list", "Map", "List"),
    Command("previous_place", "shift+tab,k", "The one before", "Map"),
    Command("zoom_in", "plus", "Closer", "Map", "Closer"),
    Command("zoom_out", "minus", "Farther", "Map"),
    Command("whole_world", "0", "The whole world", "Map"),
    Command("fit", "z", "As close as everything found can be seen", "Map", "Fit"),
    Command("pan_left", "shift+left", "Move the map: further west", "Map"),
    Command("pan_right", "shift+right", "Further east", "Map"),
    Command("pan_up", "shift+up", "Further north", "Map"),
    Command("pan_down", "shift+down", "Further south", "Map"),
    Command("page_down", "pagedown,space,ctrl+d", "A page of the list down", "Map"),
    Command("page_up", "pageup,ctrl+u", "A page of the list up", "Map"),
    Command("first", "g,home", "The place with the most events", "Map"),
    Command("last", "G,end", "The place with the fewest", "Map"),
    Command("take", "enter", "Zoom to the bars, or only events with the value", "Chart", "Take"),
    Command("next_chart", "tab,right_square_bracket", "The next chart", "Charts", "Chart"),
    Command("toggle_numbers", "v", "The chart's numbers, or the chart", "Charts", "Numbers"),
    Command("choose_field", "s", "Count by another field", "Charts", "By"),
    Command("choose_user", "u", "The timeline of one user, then of another", "Charts", "User"),
    Command(
        "open_entry",
        "enter",
        "The entry's events, in the log; titles fold and unfold",
        "Overview",
        "Events",
        needs="entry",
    ),
    Command("definitions", "v", "What each card looks for", "Overview", "Definitions"),
    Command(
        "toggle_detail",
        "enter",
        "Open or close the chosen event's details",
        "Table",
        "Details",
        needs="event",
    ),
    Command("narrow", "plus", "Only events with this value", "Detail", "Only", needs="event"),
    Command(
        "exclude", "minus", "Only events with another value", "Detail", "Without", needs="event"
    ),
    Command(
        "fold", "enter", "Fold or unfold what encloses the line", "Detail", "Fold", needs="event"
    ),
    Command("toggle_diff", "d", "What the event changed", "Logs", "Diff", needs="event"),
    Command("facets", "F", "Go to the facets, or close them", "Logs", "Facets"),
    Command("time_range", "t", "The time range", "Search", "Range"),
    Command("take_new", "full_stop,f", "Show the events that arrived since", "Everywhere"),
    Command(
        "toggle_times",
        "T",
        "Times as date and time, as age, or as gaps",
        "Everywhere",
        "Times",
    ),
    Command("object_history", "O", "Everything that happened to the event's object", "Logs"),
    Command("mark", "m", "Mark the event, or take the mark away", "Logs"),
    Command("compare", "D", "Compare the two marked events", "Logs"),
    Command("toggle_equal", "equals_sign", "In changes: show or hide what is equal", "Logs"),
    Command("toggle_original", "R", "The event's original text", "Logs", "Original", needs="event"),
    Command("toggle_json", "J", "The event as JSON", "Logs", "JSON", needs="event"),
    Command(
        "bookmark",
        "b",
        "Bookmark the event with a note, or change that",
        "Logs",
        "Bookmark",
        needs="event",
    ),
    Command("copy_event", "y", "Copy the event as JSON", "Logs", "Copy", needs="event"),
    Command("copy_event", "y", "Copy the event as JSON", "Overview", "Copy", needs="event"),
    Command(
        "bookmark",
        "b",
        "Bookmark the event with a note, or change that",
        "Overview",
        "Bookmark",
        needs="event",
    ),
    Command("next_part", "tab", "Go to the next part: table, details", "Logs"),
    Command("back", "escape", "Stop the work under way, else close what is open", "Search"),
    Command("save_query", "ctrl+s", "Save the query by a name", "Search"),
    Command("export_events", "e", "Write the events, or a report, to a file", "Search", "Export"),
    Command("copy_command", "Y", "Copy the command that opens this view", "Search"),
    Command("order", "o", "The order of the rows", "Logs", "Order"),
    Command("columns", "c", "The columns of the table", "Logs", "Columns"),
    Command(
        "toggle_column", "space,enter", "Show the column, or leave it out", "Columns", "Show/hide"
    ),
    Command("close", "escape", "Forget what is typed, then close", "Columns", "Done"),
    Command("narrower", "left,less_than_sign", "Narrower", "Columns", "Narrower"),
    Command("wider", "right,greater_than_sign", "Wider", "Columns", "Wider"),
    Command("move_up", "shift+up", "Further to the left", "Columns", "Left"),
    Command("move_down", "shift+down", "Further to the right", "Columns", "Right"),
    Command("usual", "ctrl+r", "The usual columns", "Columns", "Usual"),
    Command("erase", "backspace", "Erase what is typed", "Columns"),
    Command("cursor_down", "down", "The field below", "Columns"),
    Command("cursor_up", "up", "The field above", "Columns"),
    Command("page_down", "pagedown", "A page down", "Columns"),
    Command("page_up", "pageup", "A page up", "Columns"),
    Command("histogram", "h", "Go to the histogram, or close it", "Logs", "Bars"),
    Command("cursor_down", "j,down", "Next event", "Table"),
    Command("cursor_up", "k,up", "Previous event", "Table"),
    Command("half_page_down", "ctrl+d", "Half a page down", "Table"),
    Command("half_page_up", "ctrl+u", "Half a page up", "Table"),
    Command("page_down", "pagedown,space", "A page down", "Table"),
    Command("page_up", "pageup", "A page up", "Table"),
    Command("first", "g,home", "First event", "Table"),
    Command("last", "G,end", "Last event", "Table"),
    Command("repaint", "ctrl+l", "Paint everything again", "Everywhere"),
    Command("next_error", "n", "Next error", "Table"),
    Command("previous_error", "N", "Previous error", "Table"),
    Command(
        "zoom", "enter", "Zoom the time range to the chosen bars", "Histogram", "Zoom", needs="bars"
    ),
    Command("zoom_out", "escape", "Back out of the zoom, then to the table", "Histogram", "Out"),
    Command("bar_left", "left", "The bar before", "Histogram"),
    Command("bar_right", "right", "The bar after", "Histogram"),
    Command(
        "extend_left",
        "shift+left",
        "Choose one more bar to the left",
        "Histogram",
        "Extend",
        needs="bars",
    ),
    Command("extend_right", "shift+right", "Choose one more bar to the right", "Histogram"),
    Command("leap_left", "pageup,ctrl+left", "Ten bars to the left", "Histogram"),
    Command("leap_right", "pagedown,ctrl+right", "Ten bars to the right", "Histogram"),
    Command("first_bar", "home", "The first bar", "Histogram"),
    Command("last_bar", "end", "The last bar", "Histogram"),
    Command(
        "stack_by", "s", "Stack by action or by level", "Histogram", "By action/level", needs="bars"
    ),
    Command("narrow", "plus", "Only events with this value", "Facets", "Only"),
    Command("exclude", "minus", "Only events with another value", "Facets", "Without"),
    Command(
        "pick",
        "enter",
        "Only this value; on a field more values and statistics",
        "Facets",
        "Only/more",
    ),
    Command("add_facet", "a", "Another field or path as a facet", "Facets", "Add"),
    Command("remove_facet", "x,delete", "This field as a facet no longer", "Facets", "Remove"),
    Command("leave", "escape", "Back to the table", "Facets", "Leave"),
    Command("line_down", "j,down", "The row below", "Facets"),
    Command("line_up", "k,up", "The row above", "Facets"),
    Command("page_down", "pagedown,space,ctrl+d", "A page down", "Facets"),
    Command("page_up", "pageup,ctrl+u", "A page up", "Facets"),
    Command("first", "g,home", "To the top", "Facets"),
    Command("last", "G,end", "To the end", "Facets"),
    Command("take", "enter", "Take it", "Choice", "Take"),
    Command("leave", "escape", "Leave everything as it is", "Choice", "Leave"),
    Command("choose_left", "left", "The choice before", "Choice"),
    Command("choose_right", "right", "The choice after", "Choice", "Choose"),
    Command("next_input", "tab,down", "To what can be typed instead", "Choice", "Type instead"),
    Command("previous_input", "shift+tab,up", "Back", "Choice"),
    Command("facet", "a", "This field as a facet", "Detail"),
    Command("fold_outer", "left", "Fold, then what encloses that", "Detail"),
    Command("unfold", "right", "Unfold", "Detail"),
    Command("line_down", "j,down", "The line below", "Detail"),
    Command("line_up", "k,up", "The line above", "Detail"),
    Command("page_down", "pagedown,space,ctrl+d", "A page down", "Detail"),
    Command("page_up", "pageup,ctrl+u", "A page up", "Detail"),
    Command("first", "g,home", "To the top", "Detail"),
    Command("last", "G,end", "To the end", "Detail"),
    Command("submit", "enter", "Run the query; take what is chosen in the list", "Query", "Run"),
    Command("complete", "tab", "Complete what is typed", "Query", "Complete"),
    Command("leave", "escape", "Close the list, then back to the table", "Query", "Leave"),
    Command("earlier", "up", "The query before; in the list, the line above", "Query", "Earlier"),
    Command("later", "down", "The query after; in the list, the line below", "Query"),
    Command("seek", "ctrl+r", "Search the queries asked before", "Query", "Search earlier"),
    Command("clear", "ctrl+u", "Empty the query", "Query", "Clear"),
    Command("undo", "ctrl+underscore", "Undo the last change of the query", "Query"),
    Command("close_history", "escape,q,O", "Back to the log", "History", "Close"),
    Command("ask_history", "/", "These events in the log", "History", "Ask for these"),
    Command("next_part", "tab", "Go to the next part: steps, state", "History", "Next part"),
    Command("copy_event", "y", "Copy the step's event as JSON", "History", "Copy"),
    Command("copy_command", "Y", "Copy the command that opens these events", "History"),
    Command("line_down", "j,down", "The entry below", "Overview"),
    Command("line_up", "k,up", "The entry above", "Overview"),
    Command("column_left", "left", "The column on the left", "Overview"),
    Command("column_right", "right,tab", "The column on the right", "Overview"),
    Command("page_down", "pagedown,space,ctrl+d", "A page down", "Overview"),
    Command("page_up", "pageup,ctrl+u", "A page up", "Overview"),
    Command("first", "g,home", "To the top", "Overview"),
    Command("last", "G,end", "To the end", "Overview"),
    Command("choose_left", "left", "The bar or hour before", "Chart"),
    Command("choose_right", "right", "The bar or hour after", "Chart"),
    Command("choose_up", "up,k", "The value or day above", "Chart"),
    Command("choose_down", "down,j", "The value or day below", "Chart"),
    Command("extend_left", "shift+left", "Choose one more bar to the left", "Chart"),
    Command("extend_right", "shift+right", "Choose one more bar to the right", "Chart"),
    Command("leap_left", "pageup,ctrl+left", "Ten back", "Chart"),
    Command("leap_right", "pagedown,ctrl+right", "Ten further", "Chart"),
    Command("choose_first", "home,g", "The first one", "Chart"),
    Command("choose_last", "end,G", "The last one", "Chart"),
    Command("previous_chart", "shift+tab,left_square_bracket", "The chart before", "Charts"),
    Command("export_chart", "E", "Write the chart's numbers, or all as text", "Charts"),
    Command("ask_example", "enter", "Ask the chosen example", "Help", "Ask the example"),
    Command("next_part", "tab", "The next part of the help", "Help", "Next part"),
    Command("previous_part", "shift+tab", "The part before", "Help"),
    Command("line_down", "j,down", "The line or example below", "Help"),
    Command("line_up", "k,up", "The line or example above", "Help"),
    Command("page_down", "pagedown,space,ctrl+d", "A page down", "Help"),
    Command("page_up", "pageup,ctrl+u", "A page up", "Help"),
    Command("first", "g,home", "To the top", "Help"),
    Command("last", "G,end", "To the end", "Help"),
    Command("close_copy", "escape,enter,q,y,Y", "Close the text to copy", "Copy", "Close"),
    Command("close_help", "escape,q,question_mark,f1", "Close the help", "Help", "Close"),
    Command("go_back", "alt+left,backspace,alt+b", "Back to the search before", "Everywhere"),
    Command("go_forward", "alt+right,alt+f", "Forward again", "Everywhere"),
    Command("show_help", "question_mark,f1", "Help", "Everywhere", "Help"),
    Command("command_palette", "ctrl+p", "Find a command", "Everywhere"),
    Command("suspend_process", "ctrl+z", "To the shell; there fg comes back here", "Everywhere"),
    Command("quit", "q", "Quit", "Everywhere", "Quit"),
    Command("leave_program", "ctrl+c,ctrl+q", "Quit from anywhere", "Everywhere"),
)

_PRIORITY = frozenset({"leave_program"})


def bindings(group: Group) -> list[BindingType]:
    """The group's commands as Textual binds them."""
    return [
        Binding(each.key, each.name, each.description, show=False, priority=each.name in _PRIORITY)
        for each in COMMANDS
        if each.group == group
    ]


def keys_of(command: Command) -> str:
    """The command's keys as a person reads them."""
    return named(command.key)


def first_key(command: Command) -> str:
    """What the footer calls the key."""
    return command.called or keys_of(command).split()[0]


def in_footer(
    groups: tuple[Group, ...], lacking: frozenset[Need] = frozenset()
) -> tuple[Command, ...]:
    """The commands that the footer shows where these groups hold, in the table's order."""
    return tuple(
        each
        for each in COMMANDS
        if each.brief and each.group in groups and each.needs not in lacking
    )
