"""From claims to events in the world."""
