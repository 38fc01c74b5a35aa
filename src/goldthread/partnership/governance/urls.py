"""Addresses of a partnership's organisation, below ``/p/<space>/``."""

from django.urls import path

from goldthread.partnership.governance.views import (
    agencies,
    group_forms,
    groups,
    overview,
    people,
    quorum,
    seats,
    setting_up,
)

GROUP, SEAT = "groups/<int:group>/", "groups/<int:group>/seats/<int:seat>/"

urlpatterns = [
    path("", overview.partnership, name="partnership"),
    path("agencies/", agencies.agencies, name="agencies"),
    path("agencies/add/", agencies.add_agency, name="add_agency"),
    path("agencies/<int:agency>/", agencies.agency, name="agency"),
    path("agencies/<int:agency>/change/", agencies.change_agency, name="change_agency"),
    path("agencies/<int:agency>/correct/", agencies.correct_agency, name="correct_agency"),
    path("agencies/<int:agency>/end/", agencies.end_agency, name="end_agency"),
    path("groups/", groups.groups, name="groups"),
    path("groups/compare/", groups.compare_groups, name="compare_groups"),
    path("groups/add/", group_forms.add_group, name="add_group"),
    path("groups/templates/", group_forms.add_from_templates, name="add_groups_from_templates"),
    path(GROUP, groups.group, name="group"),
    path(f"{GROUP}change/", group_forms.change_group, name="change_group"),
    path(f"{GROUP}correct/", group_forms.correct_group, name="correct_group"),
    path(f"{GROUP}end/", group_forms.end_group, name="end_group"),
    path(f"{GROUP}quorum/add/", quorum.add_need, name="add_quorum_need"),
    path("groups/quorum/<int:need>/end/", quorum.end_need, name="end_quorum_need"),
    path(f"{GROUP}seats/add/", seats.add_seat, name="add_seat"),
    path(SEAT, seats.seat, name="seat"),
    path(f"{SEAT}fill/", seats.fill_seat, name="fill_seat"),
    path(f"{SEAT}change/", seats.change_seat, name="change_seat"),
    path(f"{SEAT}correct/", seats.correct_seat, name="correct_seat"),
    path(f"{SEAT}end/", seats.end_seat, name="end_seat"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invite, name="invite"),
    path("people/second-factor/", people.take_second_factor_away, name="take_second_factor_away"),
    path("people/<int:holding>/end/", people.end_role, name="end_role"),
    path("people/invitations/<int:invitation>/withdraw/", people.withdraw, name="withdraw_invitation"),
    path("people/invitations/<int:invitation>/again/", people.send_again, name="send_invitation_again"),
    path("setup/", setting_up.setup, name="setup"),
    path("setup/details/", setting_up.setup_details, name="setup_details"),
    path("setup/partners/", setting_up.setup_partners, name="setup_partners"),
    path("setup/mail-test/", setting_up.setup_mail_test, name="setup_mail_test"),
    path("setup/go-live/", setting_up.setup_go_live, name="setup_go_live"),
]
