"""Addresses of signing in by one's organisation, before it is known in which space one works."""

from django.urls import path

from goldthread.foundation.sign_on import views_of_people as views
from goldthread.foundation.sign_on import views_of_providers

urlpatterns = [
    path("sign-in/organisation/", views.find, name="find_sign_on"),
    path("sign-in/organisation/back/", views.back, name="sign_on_back"),
    path("sign-in/organisation/<int:space_id>-<int:pk>/", views.go, name="go_to_sign_on"),
    path(
        "sign-in/organisation/<int:space_id>-<int:pk>/signed-out/",
        views_of_providers.signed_out,
        name="sign_on_signed_out",
    ),
    path("account/organisation/", views.own, name="own_sign_on"),
    path("account/organisation/<int:space_id>-<int:pk>/", views.go_and_join, name="join_sign_on"),
]
