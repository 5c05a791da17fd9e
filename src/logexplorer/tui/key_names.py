"""Keys as a person reads them."""

_SYMBOLS = {
    "full_stop": ".",
    "question_mark": "?",
    "equals_sign": "=",
    "plus": "+",
    "minus": "-",
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "underscore": "_",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "backspace": "Backspace",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "home": "Home",
    "delete": "Del",
    "end": "End",
    "up": "Up",
    "left": "Left",
    "right": "Right",
    "down": "Down",
    "f1": "F1",
}


def named(keys: str) -> str:
    """`Ctrl+D PgDn` of `ctrl+d,pagedown`, as Textual names them."""
    return " ".join(map(_named, keys.split(",")))


def _named(key: str) -> str:
    *held, last = key.split("+")
    if not held:
        return _SYMBOLS.get(key, key)
    return "+".join((*map(str.capitalize, held), _SYMBOLS.get(last, last.upper())))
