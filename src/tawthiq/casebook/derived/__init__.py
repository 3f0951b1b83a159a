"""Django app of the derived tables; it has no migrations because its database is rebuilt instead."""
