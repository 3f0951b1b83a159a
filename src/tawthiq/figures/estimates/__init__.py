"""Estimates from how lists of victims overlap, or an honest refusal (multiple systems estimation)."""
