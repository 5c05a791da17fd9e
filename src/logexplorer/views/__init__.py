"""Answers as plain text and roles: no I/O, no terminal."""
