"""What the sample data is made of: the people, the things, what happened to them, and the files."""
