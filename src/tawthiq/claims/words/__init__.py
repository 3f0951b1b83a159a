"""The words that rules ask for: the small words of the grammar, and which texts have any of them at all."""
