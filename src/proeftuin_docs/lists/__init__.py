"""Lists of cases: a spreadsheet in, one case for each row, and the same spreadsheet with its faults out."""
