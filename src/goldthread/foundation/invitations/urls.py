"""The address that an invitation's link holds."""

from django.urls import re_path

from goldthread.foundation.invitations import views

urlpatterns = [
    re_path(
        r"^invitation/(?P<space_id>[0-9]{1,15})-(?P<secret>[-\w]{20,100})/$",
        views.invitation,
        name="invitation",
    ),
]
