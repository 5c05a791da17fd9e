"""The query language on one page, for the help screen."""

EXAMPLES = (
    ('action = "login_failed"', "one action, or its label"),
    ('action in ("login", "logout")', "one of several; not in too"),
    ('user.username ~ "lindqvist"', "contains, in any case; !~ not"),
    ('user.pk > 50 and action ~ "model"', "and, or; < <= = != >= >"),
    ('client_ip = "203.0.113.0/24"', "addresses of a network"),
    ('created > "2026-11-04 02:10"', 'in UTC; "-24h" and "now" too'),
    ('context.http_request.path startswith "/api/"', "any path of the data; endswith"),
    ('action matches "^(model|policy)_"', "a regular expression"),
    ("context.geo.country = None", "missing or null; != None: not"),
    ('not (action = "login" or action = "logout")', "all but these"),
    ("mattias lindqvist", "no operator: all of the words"),
)
"""Queries, each with what it shows; all of them find events in the sample data."""

NOTES = (
    "and / or rank the same and group to the right, as in authentik; use ( ).",
    "A missing key never matches, not even with != ; ask with = None.",
    "Enter asks the chosen example. Tab goes to the next part of this page.",
)
