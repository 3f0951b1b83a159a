"""What was done: weapons and acts, what they were done to, and what was no attack at all."""
