"""Lines of JSON in the shape of authentik's API: one event a line."""

from logexplorer.sources.formats.line_format import LineFormat

NDJSON = LineFormat("authentik events (NDJSON)", native=True)
