"""The joint text whose numbers open onto their evidence."""
