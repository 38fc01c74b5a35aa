"""Addresses of the register of people, under the address of a space."""

from django.urls import path

from goldthread.cases.people.views import checking, in_case, listing, person, righting

IN_CASE = "case/<slug:reference>/people/"
ONE = f"{IN_CASE}<int:pk>/"
TOLD, ADDRESS = f"{IN_CASE}told/<slug:what>/<int:pk>/", f"{IN_CASE}addresses/<int:pk>/"

urlpatterns = [
    path("person/<int:pk>/", person.person, name="person"),
    path(IN_CASE, listing.people_of_case, name="people_of_case"),
    path(f"{IN_CASE}add", in_case.add, name="add_person"),
    path(f"{ONE}tell/<slug:what>", in_case.tell, name="tell_of_person"),
    path(f"{ONE}where", in_case.where, name="say_where_person_lives"),
    path(f"{ONE}who", in_case.who, name="say_who_person_is"),
    path(f"{ONE}born", in_case.born, name="record_birth"),
    path(f"{ONE}kind", in_case.kind, name="put_kind_right"),
    path(f"{IN_CASE}checks/<int:pk>/", checking.checked, name="say_checked"),
    path(f"{TOLD}take-back", righting.take_back, name="take_back_of_person"),
    path(f"{TOLD}end", righting.end, name="end_of_person"),
    path(f"{ADDRESS}keep-secret", righting.keep_secret, name="keep_address_secret"),
    path(f"{ADDRESS}show-again", righting.tell_openly, name="tell_address_openly"),
    path(f"{ADDRESS}protected", person.protected_address, name="protected_address"),
]
