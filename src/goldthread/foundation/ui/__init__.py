"""What every page is made of: the page frame, forms, error pages and components.

Pages are Jinja2. Templates get `govuk` (the GOV.UK components), `ui` (our own), `field`, `error_summary`
and `form_fields`. The gallery shows every one of them with its contract.
"""
