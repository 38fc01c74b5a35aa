"""What is asked on the way to publishing a review."""
