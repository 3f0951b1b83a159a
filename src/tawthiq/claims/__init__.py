"""From a text to claims, by rules in English and Arabic."""
