"""The screen face, on Textual."""
