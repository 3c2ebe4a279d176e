"""The commands for two versions beside each other."""
