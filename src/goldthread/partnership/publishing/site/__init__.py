"""The public site, as the partnership writes it: what each kind of page says before it is published."""
