"""What happens to governing documents: written, approved, put in force, signed up to, read, checked and monitored."""
