"""Addresses of tests of practice, under the address of a space."""

from django.urls import path

from goldthread.partnership.proof.views import test_forms

TEST = "practice-tests/<int:pk>/"

urlpatterns = [
    path("outcomes/<int:pk>/practice-tests/set", test_forms.set_test, name="set_practice_test"),
    path(f"{TEST}result", test_forms.record_result, name="record_practice_result"),
    path(f"{TEST}pass-mark", test_forms.change_mark, name="change_pass_mark"),
    path(f"{TEST}withdraw", test_forms.withdraw_test, name="withdraw_practice_test"),
]
