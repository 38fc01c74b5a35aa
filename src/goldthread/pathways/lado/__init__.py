"""Concerns about people who work with children: from a contact with the designated officer (LADO) to an outcome."""
