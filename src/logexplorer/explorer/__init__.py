"""The use cases, one door for both faces."""

from logexplorer.explorer.explorer import Explorer
from logexplorer.store.cache import cache_entries, cache_limit, clear_cache

__all__ = ["Explorer", "cache_entries", "cache_limit", "clear_cache"]
