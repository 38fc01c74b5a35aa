"""Forms of cases, made from the declaration of the pathway and the typed record of the step."""
