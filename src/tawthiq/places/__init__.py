"""Gazetteers, places in texts, areas."""
