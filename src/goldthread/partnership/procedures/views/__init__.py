"""Pages about governing documents."""
