"""What can be said of finished files and texts."""
