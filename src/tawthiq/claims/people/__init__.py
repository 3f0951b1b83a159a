"""How many of whom, and what befell them."""
