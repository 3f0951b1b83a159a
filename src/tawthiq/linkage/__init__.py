"""The shared engine for saying that two records are the same."""
