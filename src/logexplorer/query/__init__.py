"""The language, pure: text to tree, tree to checked tree, tree to text."""
