"""Forms about information rights."""
