"""Addresses of chasing, under the address of a space."""

from django.urls import path

from goldthread.foundation.chasing.views import of_agencies, of_partnership

urlpatterns = [
    path("chasing/", of_partnership.chasing, name="chasing"),
    path("chasing/pace", of_partnership.pace, name="set_pace"),
    path("chasing/covers/<int:pk>/withdraw", of_agencies.withdraw, name="withdraw_cover"),
    path("agencies/<int:agency>/chasing", of_agencies.set_up, name="set_chasing"),
    path("agencies/<int:agency>/cover", of_agencies.cover, name="name_cover"),
]
