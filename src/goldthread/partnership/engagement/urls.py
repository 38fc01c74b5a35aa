"""Addresses of the register of settings, under the address of a space."""

from django.urls import path

from goldthread.partnership.engagement.views import contacts, loading, settings

SETTING = "settings/<int:pk>/"

urlpatterns = [
    path("settings/", settings.register, name="settings_register"),
    path("settings/not-reached", settings.not_reached, name="settings_not_reached"),
    path("settings/add", settings.add, name="add_setting"),
    path("settings/contacts/log", contacts.log_with_many, name="log_contact_with_many"),
    path("settings/schools-register", loading.schools_register, name="load_schools_register"),
    path("settings/contacts/<int:pk>/remove", contacts.remove, name="remove_setting_contact"),
    path("settings/parts/<int:pk>/end", contacts.end, name="end_setting_part"),
    path(SETTING, settings.setting, name="setting"),
    path(f"{SETTING}correct", settings.correct, name="correct_setting"),
    path(f"{SETTING}people", settings.people, name="name_setting_people"),
    path(f"{SETTING}close", settings.close, name="close_setting"),
    path(f"{SETTING}contact", contacts.log, name="log_setting_contact"),
    path(f"{SETTING}take-part", contacts.take, name="setting_takes_part"),
]
