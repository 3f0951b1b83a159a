"""One reader per file; the registry is in `tawthiq.sources.registry`."""
