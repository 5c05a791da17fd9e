"""One file a format, and a registry that detects which one a log is written in."""
