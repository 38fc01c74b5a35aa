"""How something came to be recorded: what came from a file by a link or by a form is never shamed as typed late."""

from django.db import models


class Came(models.TextChoices):
    TYPED = "typed", "Typed here"
    SENT = "sent", "Sent by whoever it came from"
    FORM = "form", "Sent by the public web form"
    IMPORTED = "imported", "Imported"
    SIMULATED = "simulated", "Made up for practice"
