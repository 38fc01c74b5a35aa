"""How something came to be recorded: what came from a file or by a link is never shamed as typed late."""

from django.db import models


class Came(models.TextChoices):
    TYPED = "typed", "Typed here"
    SENT = "sent", "Sent by whoever it came from"
    IMPORTED = "imported", "Imported"
    SIMULATED = "simulated", "Made up for practice"
