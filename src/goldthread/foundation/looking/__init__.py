"""Looking for names, dates of birth, addresses, schools and identifiers in texts, records and files."""
