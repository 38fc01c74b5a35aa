"""What happens to the meetings of a group."""
