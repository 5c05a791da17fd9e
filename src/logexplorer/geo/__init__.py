"""Addresses to places; the only package that knows maxminddb."""
