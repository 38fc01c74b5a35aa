"""Settings of the fictitious partnership. Every school, home, club and person is made up.

Days are counted back from the day on which the demonstration is loaded, so that some were reached and some were not.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from goldthread.foundation.access.standing import Actor
from goldthread.foundation.agencies.kinds import AgencyKind as Kind
from goldthread.foundation.spaces.models import Space
from goldthread.foundation.wall.passage import SYSTEM_ACTOR, opened
from goldthread.partnership.engagement.commands import (
    Contact,
    PeopleThere,
    SettingDetails,
    add_setting,
    close_setting,
    log_contact,
    take_part,
)
from goldthread.partnership.engagement.models import Phase, Register, Setting, SettingContact, SettingPart

How, What = SettingContact.How, SettingPart.What
URN, OFSTED, CHARITY = Register.URN, Register.OFSTED, Register.CHARITY

SCHOOLS = (
    ("Heron Lane Primary School", Kind.SCHOOL_MAINTAINED, Phase.PRIMARY, "Community school"),
    ("Birchwater Primary Academy", Kind.ACADEMY, Phase.PRIMARY, "Academy converter"),
    ("Mossgate Church of England Primary School", Kind.SCHOOL_MAINTAINED, Phase.PRIMARY, "Voluntary aided school"),
    ("Larkwell Junior School", Kind.SCHOOL_MAINTAINED, Phase.PRIMARY, "Community school"),
    ("Netherfen High School", Kind.ACADEMY, Phase.SECONDARY, "Academy sponsor led"),
    ("Oakmere Academy", Kind.ACADEMY, Phase.SECONDARY, "Academy converter"),
    ("Thornwick School for Girls", Kind.SCHOOL_MAINTAINED, Phase.SECONDARY, "Foundation school"),
    ("Fells View Special School", Kind.SCHOOL_MAINTAINED, "", "Community special school"),
    ("Northmere Grammar School", Kind.INDEPENDENT_SCHOOL, Phase.ALL_THROUGH, "Other independent school"),
    ("Northmere College", Kind.COLLEGE, Phase.SIXTEEN_PLUS, "Further education"),
    ("The Bridge Pupil Referral Unit", Kind.ALTERNATIVE_PROVISION, "", "Pupil referral unit"),
    ("Reedmarsh Infant School", Kind.SCHOOL_MAINTAINED, Phase.PRIMARY, "Community school"),
)
OTHERS = (
    ("Little Wrens Nursery", Kind.EARLY_YEARS, OFSTED, "EY900101"),
    ("Acorn Steps Pre-school", Kind.EARLY_YEARS, OFSTED, "EY900102"),
    ("Dalefern House Children’s Home", Kind.RESIDENTIAL_HOME, OFSTED, "SC900201"),
    ("Valewood House", Kind.SEMI_INDEPENDENT, OFSTED, "SA900301"),
    ("Stonebeck Supported Lodgings", Kind.SEMI_INDEPENDENT, OFSTED, "SA900302"),
    ("Merefell Kickers Football Club", Kind.SPORT, "", ""),
    ("Saturday Science Club", Kind.OUT_OF_SCHOOL, "", ""),
    ("Northmere Tuition Centre", Kind.OUT_OF_SCHOOL, "", ""),
    ("Quillby Young Carers", Kind.VOLUNTARY, CHARITY, "9900401"),
    ("Northmere Central Mosque", Kind.FAITH, CHARITY, "9900402"),
    ("St Brannoc’s Church", Kind.FAITH, "", ""),
)
LEADS = ("Bryony Kestrelby", "Aspen Underhay", "Moss Hazelrigg", "Ivy Greenmere", "Flint Pinehurst", "Sage Cloudbury")
ABOUT = ("How referrals are answered", "Section 175 audit", "Lessons of the last review", "Welcome to the forum")
NEVER_REACHED = 4
"""Of so many settings the last has had no contact at all."""


def fictitious_settings(*, space: Space, by: Actor, at: datetime) -> None:
    """Schools and other settings, some reached and some not. Done again, it changes nothing."""
    with opened(actor=SYSTEM_ACTOR, reading=[space.pk]):
        if Setting.objects.filter(space=space).exists():
            return
    for place, details in enumerate(_details()):
        people = PeopleThere()
        if place % 3 != 2:
            name = LEADS[place % len(LEADS)]
            address = f"safeguarding{place}@northmere.example"
            people = PeopleThere("", "Designated safeguarding lead", name, address)
        setting = add_setting(space=space, details=details, people=people, by=by, at=at)
        if place == len(SCHOOLS) - 1:
            close_setting(setting=setting, on=timezone.localdate(at) - timedelta(days=90), by=by, at=at)
        elif place % NEVER_REACHED != NEVER_REACHED - 1:
            _worked_with(setting, place, by, at)


def _details() -> list[SettingDetails]:
    schools = [
        SettingDetails(
            name, kind, URN, str(900001 + place), phase, registered_as, f"NM{1 + place % 4} {place % 9}AB", ""
        )
        for place, (name, kind, phase, registered_as) in enumerate(SCHOOLS)
    ]
    others = [
        SettingDetails(name, kind, register, number, postcode=f"NM{1 + place % 4} {place % 9}XY")
        for place, (name, kind, register, number) in enumerate(OTHERS)
    ]
    return schools + others


def _worked_with(setting: Setting, place: int, by: Actor, at: datetime) -> None:
    """A contact some time ago, more than a year for some, and what it takes part in."""
    today = timezone.localdate(at)
    on = today - timedelta(days=20 + 47 * (place % 11))
    contact = Contact(on=on, how=How.values[place % len(How.values)], about=ABOUT[place % len(ABOUT)])
    log_contact(setting=setting, contact=contact, by=by, at=at)
    for number, what in enumerate(What):
        if (place + number) % 3 == 0:
            from_on = today - timedelta(days=100 + 30 * number + place)
            take_part(setting=setting, what=what, from_on=from_on, by=by, at=at)
