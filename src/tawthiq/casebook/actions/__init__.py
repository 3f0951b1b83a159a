"""Everything that writes: one file per stage, each action keyword-only `acting`, one transaction, one act."""
