"""What happens when a partnership is set up."""
