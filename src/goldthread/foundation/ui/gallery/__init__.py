"""What the gallery shows: every component in every state, as template text that is shown and rendered."""

from goldthread.foundation.ui.gallery.design_system import DESIGN_SYSTEM
from goldthread.foundation.ui.gallery.example import Example
from goldthread.foundation.ui.gallery.form_fields import FORM_FIELDS
from goldthread.foundation.ui.gallery.own_components import OWN

__all__ = ["DESIGN_SYSTEM", "FORM_FIELDS", "OWN", "Example"]
