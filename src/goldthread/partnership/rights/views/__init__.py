"""Pages about information rights."""
