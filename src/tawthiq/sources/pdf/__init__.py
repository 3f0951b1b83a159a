"""Text of a PDF page, accepted only when two independent engines see the same (docs/decisions/0020)."""
