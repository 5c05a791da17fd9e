"""Rows and events as bytes: one file a format."""
