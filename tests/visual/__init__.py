"""Every document as it was and as it is, side by side, for the reviewer of a change."""
