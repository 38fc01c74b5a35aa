"""Cases that are open for long are listed for a panel, which says what it found and when each comes to it again."""
