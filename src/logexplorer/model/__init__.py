"""The shared nouns, frozen: what every floor may speak of."""
