"""When: the days of an attack among all days of a text."""
