"""Which group looks at the cases of a pathway."""

from datetime import datetime

from django.utils import timezone

from goldthread.cases.casework.models import PanelHere
from goldthread.cases.declaring.panels import OWN_PANEL
from goldthread.cases.declaring.registry import pathway_of
from goldthread.foundation.access.roles import Can
from goldthread.foundation.access.standing import Actor
from goldthread.foundation.commands.command import command
from goldthread.foundation.commands.refusals import Refused
from goldthread.foundation.groups.models import Group
from goldthread.foundation.spaces.models import Space


@command(Can.RECORD_ORGANISATION, event="panel of a pathway chosen", alone="local limits")
def choose_panel(
    *, space: Space, pathway: str, group: Group, which: str = OWN_PANEL, by: Actor, at: datetime
) -> PanelHere:
    """Its seats and deputies say who may sit from now on. What was recorded keeps the seats of its own day."""
    if which not in pathway_of(pathway).panels:
        raise Refused("No panel looks at these cases.", "group")
    if group.space_id != space.pk or not group.is_in_force(timezone.localdate(at)):
        raise Refused("Choose a group that is there now.", "group")
    made, _ = PanelHere.objects.update_or_create(
        space_id=space.pk, pathway=pathway, which=which, defaults={"group": group}
    )
    return made
