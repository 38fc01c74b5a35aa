"""Kinds of record that can be destroyed under the schedule."""
