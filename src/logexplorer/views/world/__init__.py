"""The world as cells of text: projection, outlines, pins, journeys."""
