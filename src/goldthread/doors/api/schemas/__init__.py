"""What the API says of each kind of record, audience by audience."""
