"""What happens to the meetings of a group."""

IN_TURN = "meetings"
"""Commands about meetings wait for each other within a partnership: nothing is written while minutes are signed off."""
