"""Letters of cases, as their pathways declare them: made of what was recorded, kept as they were made."""
