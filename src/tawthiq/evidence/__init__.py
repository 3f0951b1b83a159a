"""Bytes received, acts and their chain."""
