"""Letters for every row of a list: made side by side, each whole or not there, and never twice."""
