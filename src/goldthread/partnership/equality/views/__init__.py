"""The pages of the equality lens."""
