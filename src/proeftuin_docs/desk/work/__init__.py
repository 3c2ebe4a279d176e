"""What workers do: functions of a library that take and give plain values."""
