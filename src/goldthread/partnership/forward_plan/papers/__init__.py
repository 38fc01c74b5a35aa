"""The paper with which a partnership returns to a committee: what it planned, was told, asked and feared meanwhile."""
