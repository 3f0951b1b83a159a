"""Who is said to have done it."""
