"""The pipe face: commands that answer on standard output, and the door for scripts."""
