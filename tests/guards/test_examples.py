"""The examples for running it fit the program: a copied line works."""

import re

from goldthread.config.embedded_postgres.contents import EXTENSIONS, RIGHTS
from goldthread.config.environment import Environment, name_of
from goldthread.config.website.environment import WebsiteEnvironment

from .house import ROOT

DEPLOY = ROOT / "deploy"


def test_every_setting_in_an_example_exists():
    known = {name_of(field) for settings in (Environment, WebsiteEnvironment) for field in settings.model_fields}
    named = {name for file in DEPLOY.glob("*.env") for name in re.findall("^([A-Z_]+)=", file.read_text(), flags=re.M)}

    assert named
    assert named <= known


def test_the_database_is_made_as_the_tests_make_it():
    made = (DEPLOY / "database.sql").read_text()

    assert set(re.findall(r"create extension if not exists (\w+);", made)) == set(EXTENSIONS)
    for role, rights in RIGHTS.items():
        # The owner makes databases for tests alone.
        assert f"create role {role} {rights.replace('CREATEDB', 'NOCREATEDB').replace('NONO', 'NO').lower()} " in made


def test_units_and_proxy_name_the_same_port():
    units = "".join(file.read_text() for file in (DEPLOY / "systemd").glob("*.service"))
    served = set(re.findall(r"goldthread (?:serve|website) --port (\d+)", units))
    passed_on = set(
        re.findall(r"proxy_pass http://127\.0\.0\.1:(\d+);", (DEPLOY / "nginx" / "goldthread.conf").read_text())
    )

    assert served == passed_on


def test_the_proxy_lets_the_largest_file_through():
    (megabytes,) = re.findall(r"client_max_body_size (\d+)m;", (DEPLOY / "nginx" / "goldthread.conf").read_text())

    assert int(megabytes) > Environment.model_fields["file_megabytes"].default
