"""The answers to counting questions: documented, estimated, compared in time and space."""
