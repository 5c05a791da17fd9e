"""Round widths for the bars of a histogram."""

_SECOND = 1_000_000
_DAY = 86_400 * _SECOND
_WIDTHS = (
    *(power * step for power in (1, 10, 100, 1_000, 10_000, 100_000) for step in (1, 2, 5)),
    *(seconds * _SECOND for seconds in (1, 2, 5, 10, 15, 30)),
    *(minutes * 60 * _SECOND for minutes in (1, 2, 5, 10, 15, 30)),
    *(hours * 3_600 * _SECOND for hours in (1, 2, 3, 6, 12)),
    *(days * _DAY for days in (1, 2, 3, 7, 14, 28)),
)


def round_width(reach: int, buckets: int) -> int:
    """The smallest round width, in microseconds, by which `reach` takes at most `buckets` bars.

    One bar more may be cut on either side, since bars begin at round times. Beyond four weeks the
    width is a multiple of them.
    """
    wanted = -(-reach // buckets)
    for width in _WIDTHS:
        if width >= wanted:
            return width
    return -(-wanted // _WIDTHS[-1]) * _WIDTHS[-1]
