"""One module a page: a view reads what was asked, calls one query or action, and fills one template."""
