"""Text: normalising, numbers, dates, names, ranges for display. Arabic and English alike."""
