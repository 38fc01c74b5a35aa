"""What the public site is told. It knows no secret of the desk, and the database only as the role that reads least."""

from pathlib import Path

from pydantic import PostgresDsn

from goldthread.config.environment import REQUIRED, Shared, setting


class WebsiteEnvironment(Shared):
    """The settings of ``goldthread website``, and of nothing else."""

    public_database_url: PostgresDsn = setting(
        REQUIRED,
        "The database, as the role of the public site",
        "website",
        validation_alias="PUBLIC_DATABASE_URL",
    )
    static_folder: Path = setting(
        Path("var/website-static"), "Where the public site collects its own styles and scripts", "website"
    )
