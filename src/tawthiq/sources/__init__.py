"""Reading what was received: one file per format, mapping profiles as YAML."""
