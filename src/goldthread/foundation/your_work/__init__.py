"""What waits for a person: each part says here what it has for the first page after sign-in."""
