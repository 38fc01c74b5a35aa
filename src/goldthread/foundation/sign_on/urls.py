"""Addresses of sign-ons, under the address of a space."""

from django.urls import path

from goldthread.foundation.sign_on import views

urlpatterns = [
    path("sign-on/", views.sign_ons, name="sign_ons"),
    path("sign-on/new/", views.new, name="set_up_sign_on"),
    path("sign-on/<int:pk>/", views.one, name="sign_on"),
    path("sign-on/<int:pk>/change/", views.change, name="change_sign_on"),
    path("sign-on/<int:pk>/turn/", views.turn, name="turn_sign_on"),
]
