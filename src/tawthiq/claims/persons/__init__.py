"""Who is named or described one by one."""
