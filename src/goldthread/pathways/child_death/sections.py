"""Under which headings the notification of a death is asked, in the order in which whoever notifies tells it."""

NOTIFICATION = (
    (
        "The child",
        (
            *("child_name", "other_names", "born_on", "born_alive", "gestation", "sex", "ethnicity"),
            *("nhs_number", "why_no_number"),
        ),
    ),
    ("The death", ("died_at", "place", "place_name", "circumstances", "coroner", "post_mortem", "response")),
    (
        "Home, family and services",
        (
            *("area", "address", "postcode", "is_protected", "deprivation"),
            *("mother", "father", "carers", "siblings", "gp", "school", "professionals"),
        ),
    ),
    ("This notification", ("happened_at", "by", "by_name", "by_post", "by_contact", "why_late")),
)
