"""The query language on one page, for the help screen."""

LANGUAGE = """
action = "login_failed"                        one action; the pages' labels work too
user.username = "akadmin" and app ~ "oauth"    ~ contains, in any case; !~ does not
context.geo.country in ("DE", "FR")            one of several
client_ip = "10.0.0.0/8"                       addresses in a network
created > "2026-11-04" and created < "now"     a stretch of time, in UTC; "-24h" ago too
context.http_request.path startswith "/api/"   also endswith; not before each
context.message matches "time(d )?out"         a regular expression
context.geo != None                            has a place at all
not (action = "login" or action = "logout")    all but these
akadmin 10.0.3.7                               without any operator: plain words, all of them
"""

NOTES = """
and / or have the same rank and group to the right, as in authentik; parentheses make it plain.
A missing key never matches, not even with != ; ask with = None.
"""
