"""The address of the form by which anybody may send a case of a pathway."""

from django.urls import path

from goldthread.cases.casework.views import public

urlpatterns = [path("tell/<slug:space>/<slug:pathway>/", public.tell, name="public_form")]
