"""From records of persons to victims."""
