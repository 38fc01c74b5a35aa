"""Addresses of the outbox, under the address of a space."""

from django.urls import path

from goldthread.foundation.messages import views

urlpatterns = [
    path("outbox/", views.outbox, name="outbox"),
    path("outbox/<int:pk>/", views.message, name="message"),
    path("outbox/<int:pk>/send-again/", views.try_again, name="send_again"),
]
