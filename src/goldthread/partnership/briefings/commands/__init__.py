"""What happens to a briefing: it is written, sent, confirmed, quoted and asked about."""
