"""Checking a finished text: its sentences, what they say, and what a casebook has on it."""
