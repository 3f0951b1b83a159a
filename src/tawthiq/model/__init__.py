"""The words of the field as frozen dataclasses, and the vocabularies with labels in both languages."""
