"""Another area is told of a case: a frozen copy crosses, on a lawful basis, and a receipt of it stays on both sides.

Nothing else of a case leaves its space. A case of several areas lives in the space of one of them or of a joint body;
each of the others holds what it was told of it, says what it makes of that, and puts it with a case of its own.
"""
