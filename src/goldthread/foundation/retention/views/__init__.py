"""The pages of the retention schedule."""
