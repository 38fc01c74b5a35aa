"""Addresses of tests of practice, under the address of a space."""

from django.urls import path

from goldthread.partnership.proof.views import evidence_of_results, practice_tests

TEST = "practice-tests/<int:pk>/"
EVIDENCE = "practice-results/<int:pk>/evidence/"

urlpatterns = [
    path("outcomes/<int:pk>/practice-tests/set", practice_tests.set_test, name="set_practice_test"),
    path(f"{TEST}result", practice_tests.record_result, name="record_practice_result"),
    path(f"{TEST}pass-mark", practice_tests.change_mark, name="change_pass_mark"),
    path(f"{TEST}withdraw", practice_tests.withdraw_test, name="withdraw_practice_test"),
    path(f"{EVIDENCE}give", evidence_of_results.give, name="give_evidence_of_result"),
    path(f"{EVIDENCE}<int:evidence>/renew", evidence_of_results.renew, name="renew_evidence_of_result"),
    path(f"{EVIDENCE}<int:evidence>/withdraw", evidence_of_results.withdraw, name="withdraw_evidence_of_result"),
]
