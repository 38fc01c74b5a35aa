"""What happens on the way to publishing a review."""
