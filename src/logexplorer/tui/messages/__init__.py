"""What the parts and the threads tell the screen."""

from logexplorer.tui.messages.asking import Answered, AskLeft, AskWanted, Refused, Understood
from logexplorer.tui.messages.details import DetailLaidOut, DetailWanted, HistoryArrived, StepChosen
from logexplorer.tui.messages.keeping import (
    BookmarkFound,
    Copied,
    KeptChanged,
    WriteWanted,
    Written,
)
from logexplorer.tui.messages.linked import (
    FacetAddWanted,
    FacetArrived,
    FacetOpened,
    FacetRemoved,
    FacetWanted,
    HistogramArrived,
    HistogramWanted,
)
from logexplorer.tui.messages.loading import (
    LoadEnded,
    LoadProgressed,
    Opened,
    OpeningFailed,
    WorkFailed,
)
from logexplorer.tui.messages.overview import AimChosen, CardArrived
from logexplorer.tui.messages.query import (
    AnswerUnwanted,
    Counted,
    NarrowWanted,
    OrderWanted,
    PeriodWanted,
    QueryEdited,
    QueryLeft,
    QueryRead,
    QuerySubmitted,
)
from logexplorer.tui.messages.rows import (
    CursorMoved,
    ErrorFound,
    ErrorWanted,
    PartLeft,
    WindowArrived,
    WindowWanted,
)

__all__ = [
    "AimChosen",
    "AnswerUnwanted",
    "Answered",
    "AskLeft",
    "AskWanted",
    "BookmarkFound",
    "CardArrived",
    "Copied",
    "Counted",
    "CursorMoved",
    "DetailLaidOut",
    "DetailWanted",
    "ErrorFound",
    "ErrorWanted",
    "FacetAddWanted",
    "FacetArrived",
    "FacetOpened",
    "FacetRemoved",
    "FacetWanted",
    "HistogramArrived",
    "HistogramWanted",
    "HistoryArrived",
    "KeptChanged",
    "LoadEnded",
    "LoadProgressed",
    "NarrowWanted",
    "Opened",
    "OpeningFailed",
    "OrderWanted",
    "PartLeft",
    "PeriodWanted",
    "QueryEdited",
    "QueryLeft",
    "QueryRead",
    "QuerySubmitted",
    "Refused",
    "StepChosen",
    "Understood",
    "WindowArrived",
    "WindowWanted",
    "WorkFailed",
    "WriteWanted",
    "Written",
]
