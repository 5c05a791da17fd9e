"""authentik's event log, and any other log, in the terminal, in pipes and in Python."""

__version__ = "0.1.0"
