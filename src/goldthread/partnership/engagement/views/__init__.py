"""Pages of the register of settings."""
