"""Where: the place of an attack among all places of a text."""
