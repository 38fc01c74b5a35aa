"""What of a review is looked through for its people list, and what was found."""
