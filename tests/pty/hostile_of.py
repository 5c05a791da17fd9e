"""The screen face on strangers' texts, for the pseudo-terminal."""

import sys
from zoneinfo import ZoneInfo

from logexplorer.tui.app import run
from logexplorer.tui.options import Options
from tests.tui.fake import FakeExplorer, event_of
from tests.tui.test_hostile import HOSTILE

if __name__ == "__main__":
    events = [
        event_of(
            {
                "action": text,
                "user": {"username": text},
                "client_ip": text,
                "context": {
                    text: text,
                    "message": text,
                    "diff": {text: {"previous_value": text, "new_value": text[::-1]}},
                },
            },
            number,
        )
        for number, text in enumerate(HOSTILE)
    ]
    options = Options(tz=ZoneInfo("UTC"), ascii="--ascii" in sys.argv)
    sys.exit(run(lambda: FakeExplorer([events]), options))
