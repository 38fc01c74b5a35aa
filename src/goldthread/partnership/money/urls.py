"""Addresses of money, under the address of a space."""

from django.urls import path

from goldthread.partnership.money.views import forms_of_money as forms
from goldthread.partnership.money.views import listed, money

ACCOUNTS = "money/accounts/<int:pk>/"
INCOME = "money/income/<int:pk>/"

urlpatterns = [
    path("money/", money.money, name="money"),
    path("money/accounts/open", forms.open_year, name="open_accounts"),
    path(ACCOUNTS, money.accounts, name="accounts"),
    path(f"{ACCOUNTS}compare/<int:other>/", money.compare, name="compare_accounts"),
    path(f"{ACCOUNTS}summary/", money.summary, name="accounts_summary"),
    path(f"{ACCOUNTS}income", forms.income, name="add_income"),
    path(f"{ACCOUNTS}call", forms.call, name="make_call"),
    path(f"{ACCOUNTS}spend", forms.spend, name="record_spending"),
    path(f"{ACCOUNTS}brought-forward", forms.brought_forward, name="correct_brought_forward"),
    path(f"{ACCOUNTS}budget", forms.budget, name="set_budget"),
    path(f"{ACCOUNTS}close", forms.close, name="close_accounts"),
    path(f"{ACCOUNTS}reopen", forms.reopen, name="reopen_accounts"),
    path("money/income/", listed.income, name="income_list"),
    path(INCOME, money.income, name="income"),
    path(f"{INCOME}change", forms.change_income, name="change_income"),
    path(f"{INCOME}receive", forms.receive, name="record_received"),
    path("money/received/<int:pk>/strike", forms.strike_received, name="strike_received"),
    path("money/spending/", listed.spending, name="spending_list"),
    path("money/spending/<int:pk>/strike", forms.strike_spending, name="strike_spending"),
    path("money/calls/<int:pk>/", money.call, name="call_for_money"),
    path("money/heads/", money.heads, name="heads"),
    path("money/heads/add", forms.add_head, name="add_head"),
    path("money/heads/<int:pk>/change", forms.change_head, name="change_head"),
]
