"""Charts as plotext draws them, made in threads; see canvas.py."""
