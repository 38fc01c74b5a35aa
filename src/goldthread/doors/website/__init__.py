"""The public site: reads what is published, by a role that can read nothing else. A program apart from the desk."""
