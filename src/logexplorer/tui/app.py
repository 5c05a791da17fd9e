"""The screen face: opens the logs behind its first paint, and leads from screen to screen."""

import os
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from textual import on
from textual.reactive import var
from textual.scrollbar import ScrollBar

from logexplorer.model.errors import LogexplorerError, QueryError, UsageError
from logexplorer.model.results import Progress
from logexplorer.model.stop import Stop
from logexplorer.tui import messages
from logexplorer.tui.commands import bindings
from logexplorer.tui.feed import OpenExplorer, feed, get_ready
from logexplorer.tui.options import Options
from logexplorer.tui.screens.logs import LogScreen
from logexplorer.tui.screens.search_screen import SearchScreen
from logexplorer.tui.sessions import SessionApp
from logexplorer.tui.terminal import TerminalDriver, keyboard
from logexplorer.tui.theme import Look, look_for, only_ascii, textual_theme, theme_of
from logexplorer.tui.widgets.key_line import KeyLine
from logexplorer.tui.widgets.scroll_bar import AsciiBar, SlimBar
from logexplorer.views.clean import clean
from logexplorer.views.status import described, named
from logexplorer.views.times import Clock

DEFAULTS = Options()
READY_AFTER = 1.0
"""Seconds after the load, by which the first rows, bars and facets are there."""
_COLOURS = {"standard": 16, "windows": 16, "256": 256, "truecolor": 1 << 24}


def run(open_explorer: OpenExplorer, options: Options = DEFAULTS) -> int:
    """Show the logs until the user quits; the exit code: 0, 1 for logs that cannot be read, 2 for
    options that mean nothing. Raises UsageError where there are no keys."""
    options = replace(options, ascii=options.ascii or only_ascii())
    app = LogexplorerApp(open_explorer, options, lambda: datetime.now(UTC))
    app.driver_class = partial(TerminalDriver, keyboard=keyboard())  # type: ignore[assignment]
    app.run_safely()
    code = _last_words(app)
    if not app.asker.idle():  # what is read may never come, or never end
        os._exit(code)
    return code


def _last_words(app: "LogexplorerApp") -> int:
    """Say what the user is to know when the terminal is theirs again; the exit code."""
    if app.defect:
        sys.stderr.write(f"logexplorer: {app.defect}\n")
        return 1
    if app.farewell:
        sys.stderr.write(clean(f"logexplorer: {app.farewell}") + "\n")
    if app.failure is None:
        return app.return_value or 0
    sentences = filter(None, (app.failure.message, app.failure.help))
    sys.stderr.write(clean(f"logexplorer: {'; '.join(sentences)}") + "\n")
    return 2 if isinstance(app.failure, QueryError | UsageError) else 1


class LogexplorerApp(SessionApp):
    """Opens, loads, and leads from screen to screen."""

    BINDINGS = bindings("Everywhere")

    progress: var[Progress | None] = var(None)
    sources: var[str] = var("")

    def __init__(
        self, open_explorer: OpenExplorer, options: Options, now: Callable[[], datetime]
    ) -> None:
        super().__init__(options, now)
        self.failure: LogexplorerError | None = None
        self._open_explorer = open_explorer
        self._feed: threading.Thread | None = None
        self._other_threads_failed = threading.excepthook
        self._theme_name = theme_of(options, self.no_color)
        ScrollBar.renderer = AsciiBar if options.ascii else SlimBar
        self.register_theme(textual_theme(self._theme_name))
        self.theme = f"logexplorer-{self._theme_name}"
        self.set_reactive(LogexplorerApp.clock, Clock(options.tz, now()))

    def get_default_screen(self) -> LogScreen:
        """The log screen, bound to what the app holds."""
        logs = LogScreen(self.asker, self._look, self._options.query)
        self._bind(logs)
        return logs

    def _bind(self, screen: SearchScreen) -> None:
        app = LogexplorerApp
        screen.data_bind(
            app.search, app.counts, app.progress, app.sources, app.hint, app.problem, app.clock
        )
        screen.data_bind(app.kept)

    @property
    def _look(self) -> Look:
        colours = _COLOURS.get(self.console.color_system or "", 0)
        return look_for(self._theme_name, colours, ascii=self._options.ascii)

    # opening and closing

    def on_load(self) -> None:
        """From the first moment on a signal gives the terminal back as it was."""
        if self._loop is not None and threading.current_thread() is threading.main_thread():
            for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
                self._loop.add_signal_handler(number, self.exit, 128 + number)

    def on_ready(self) -> None:
        """The first paint is out: only now import and open what is heavy."""
        threading.excepthook = self._thread_failed

        def work(stop: Stop) -> None:
            feed(self._open_explorer, self._options, self.post_message, stop)

        self._feed = self.asker.run("feed", work)

    def on_unmount(self) -> None:
        """Nothing outlives the screen."""
        threading.excepthook = self._other_threads_failed
        self.asker.end()
        self.remember_session()
        if self.asker.explorer is not None:
            self.asker.explorer.close()

    def _thread_failed(self, failed: threading.ExceptHookArgs) -> None:
        """An error that nobody foresaw is told in words, and the screen stays."""
        if not self.asker.owns(failed.thread):
            self._other_threads_failed(failed)
            return
        error = LogexplorerError(f"unexpected {failed.exc_type.__name__}: {failed.exc_value}")
        explorer = self.asker.explorer
        if explorer is None:
            self.post_message(messages.OpeningFailed(error))
        elif failed.thread is self._feed:
            self.post_message(messages.LoadEnded(None, explorer.watermark, error))
        else:
            self.post_message(messages.WorkFailed(error.message))

    @on(messages.OpeningFailed)
    def give_up(self, failed: messages.OpeningFailed) -> None:
        """Without logs there is nothing to show."""
        self.failure = failed.error
        self.exit(1)

    @on(messages.WorkFailed)
    def tell_failure(self, failed: messages.WorkFailed) -> None:
        """Whatever was asked, it did not work, and says so."""
        self.problem = failed.problem

    # loading

    @on(messages.Opened)
    def begin(self, opened: messages.Opened) -> None:
        """From now on questions can be asked; a cached store already has rows."""
        self.asker.explorer = opened.explorer
        self._first_search = opened.search
        self.sources = named(opened.explorer.sources)
        self.hint = opened.read.hint
        self.kept, self.problem = opened.explorer.kept.kept, opened.explorer.kept.trouble
        if opened.session is not None:
            self.take_up(opened.session, opened.read)
        self.show_screen(opened.session.screen if opened.session else self._options.screen or "")
        if not self.search_screen.typing:
            self.search_screen.show_reading(opened.read)
        self._show_first_rows(opened.explorer.watermark)
        self.asker.ask_waiting()

    @on(messages.LoadProgressed)
    def show_progress(self, progressed: messages.LoadProgressed) -> None:
        """The first rows are shown while the rest loads."""
        progress, before = progressed.progress, self.progress
        self.progress = None if progress.done else progress
        self._show_first_rows(progressed.watermark)
        if before is not None and before.stage == "reading" != progress.stage:
            self._catch_up(progressed.watermark)

    @on(messages.LoadEnded)
    def end_loading(self, ended: messages.LoadEnded) -> None:
        """All is there, or as much as there will be."""
        self.progress = None
        if ended.error is not None and not ended.watermark:
            self.post_message(messages.OpeningFailed(ended.error))
            return
        if ended.error is not None:
            self.problem = ended.error.message
        elif ended.loaded is None:
            self.problem = "loading stopped: this is not all"
        else:
            self.sources = described(self.sources, ended.loaded)
            explorer = self.asker.explorer
            trouble = explorer.kept.trouble if explorer is not None else ""
            self.problem = " · ".join(filter(None, (*ended.loaded.problems[:1], trouble)))
            self.set_timer(READY_AFTER, self._get_ready)
        self._catch_up(ended.watermark)

    def _get_ready(self) -> None:
        if (explorer := self.asker.explorer) is not None:
            self.asker.run("ready", lambda stop: get_ready(explorer, stop))

    def _show_first_rows(self, watermark: int) -> None:
        if self.search is None and watermark:
            self.search = replace(self._first_search, watermark=watermark)

    def _catch_up(self, watermark: int) -> None:
        if self.search is None:
            self.search = replace(self._first_search, watermark=watermark)
        elif self.search_screen.untouched and self.search.text == self._first_search.text:
            self.search = replace(self.search, watermark=watermark)
        else:
            # Rows must not jump under a reader who has begun to read.
            self._count(self.search)

    # what the user does

    def action_toggle_times(self) -> None:
        """Times as instants, as ages seen from now, or with the time since the event before."""
        if (clock := self.clock) is not None:
            plain = not clock.ages and not clock.gaps
            self.clock = replace(clock, ages=plain, gaps=clock.ages, now=self._now())

    def action_show_logs(self) -> None:
        """Back to the log screen."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def action_show_map(self) -> None:
        """Where it happened."""

        def made() -> SearchScreen:
            from logexplorer.tui.screens.map import MapScreen

            return MapScreen(self.asker, self._look)

        self._show("map", made)

    def action_show_charts(self) -> None:
        """How much, and when."""

        def made() -> SearchScreen:
            from logexplorer.tui.screens.charts import ChartsScreen

            return ChartsScreen(self.asker, self._look)

        self._show("charts", made)

    def action_show_overview(self) -> None:
        """What needs a look."""

        def made() -> SearchScreen:
            from logexplorer.tui.screens.overview import OverviewScreen

            return OverviewScreen(self.asker, self._look)

        self._show("overview", made)

    def _show(self, name: str, made: Callable[[], SearchScreen]) -> None:
        """Lay the screen over the log screen; it is made once, and keeps what it shows."""
        if self.screen is self._made_screens.get(name):
            return
        self.action_show_logs()
        if name not in self._made_screens:
            screen = self._made_screens[name] = made()
            screen.begin_with(self.search.text if self.search else self._options.query)
            self._bind(screen)
            self.install_screen(screen, name)
        self.push_screen(name)

    def action_command_palette(self) -> None:
        """Find a command by its name."""
        # Like the help it is not needed for the first paint, which waits for no import.
        from logexplorer.tui.palette import Palette

        self.push_screen(Palette())

    def action_show_help(self) -> None:
        """The keys and the language; the answer to an example comes in its place."""
        from logexplorer.tui.screens.help import HelpScreen

        def asked(query: str | None) -> None:
            if query is not None:
                self.uncover().ask(query)

        screen = self.screen
        here = (group for line in screen.query(KeyLine) for group in line.groups)
        own = screen.groups if isinstance(screen, SearchScreen) else ()
        self.push_screen(HelpScreen(self._look, (*here, *own)), asked)

    async def action_quit(self) -> None:
        """Quit; the session is remembered."""
        self.exit(0)

    def action_leave_program(self) -> None:
        """The same from within the query bar."""
        self.exit(0)
