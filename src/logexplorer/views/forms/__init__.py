"""What authentik's event page shows for each action, as rows."""
