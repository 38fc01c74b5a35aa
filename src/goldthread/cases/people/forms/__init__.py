"""Forms of people: adding somebody to a case, telling more of them, and taking back what was wrong."""
