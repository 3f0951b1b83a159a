"""A report made ready for reading, and what several of its words mean together."""
