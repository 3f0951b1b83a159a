"""From sentences to events: what belongs to one attack is brought together, what does not is parted."""
