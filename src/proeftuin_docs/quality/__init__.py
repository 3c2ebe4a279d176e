"""The quality of a configuration: its faults, and how plain its texts are."""
