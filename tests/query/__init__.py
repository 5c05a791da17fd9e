"""The query language: cases that a user can read, and properties of all queries."""
