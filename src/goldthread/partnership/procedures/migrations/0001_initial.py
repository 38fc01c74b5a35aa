import django.contrib.postgres.constraints
import django.contrib.postgres.fields.ranges
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models

import goldthread.foundation.wall.owned


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("agencies", "0001_initial"),
        ("files", "0001_initial"),
        ("groups", "0001_initial"),
        ("learning", "0004_what_came_before_stays"),
        ("sources", "0002_columns_not_loaded"),
        ("spaces", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="GoverningDocument",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("source", models.CharField(blank=True, editable=False, max_length=255)),
                ("locator", models.CharField(blank=True, editable=False, max_length=500)),
                ("line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("arrangements", "Published arrangements"),
                            ("thresholds", "Threshold document"),
                            ("policy", "Policy"),
                            ("procedure", "Procedure"),
                            ("protocol", "Protocol"),
                            ("memorandum", "Memorandum of understanding"),
                            ("concordat", "Concordat"),
                            ("sharing", "Information sharing agreement"),
                            ("terms", "Terms of reference"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("purpose", models.TextField(blank=True)),
                ("owner_post", models.CharField(blank=True, max_length=200)),
                ("review_months", models.PositiveSmallIntegerField()),
                ("review_on", models.DateField(blank=True, null=True)),
                ("reviewed_on", models.DateField(blank=True, null=True)),
                ("review_said", models.TextField(blank=True)),
                ("manual_name", models.CharField(blank=True, max_length=200)),
                ("manual_link", models.CharField(blank=True, max_length=2000)),
                ("ended_on", models.DateField(blank=True, null=True)),
                ("ended_why", models.TextField(blank=True)),
                (
                    "board",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="%(class)ss", to="groups.group"
                    ),
                ),
                (
                    "group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="groups.group",
                    ),
                ),
                (
                    "load",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.load",
                    ),
                ),
                (
                    "owner_agency",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="agencies.agency",
                    ),
                ),
                (
                    "owner_group",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="groups.group",
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
                    ),
                ),
            ],
            options={
                "db_table": "governing_document",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
        migrations.CreateModel(
            name="AgencyAskedToSign",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("source", models.CharField(blank=True, editable=False, max_length=255)),
                ("locator", models.CharField(blank=True, editable=False, max_length=500)),
                ("line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("asked_on", models.DateField()),
                ("sign_by", models.DateField(blank=True, null=True)),
                ("reminded_on", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "load",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.load",
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="asked",
                        to="procedures.governingdocument",
                    ),
                ),
            ],
            options={
                "db_table": "agency_asked_to_sign",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
        migrations.CreateModel(
            name="GoverningVersion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("source", models.CharField(blank=True, editable=False, max_length=255)),
                ("locator", models.CharField(blank=True, editable=False, max_length=500)),
                ("line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("number", models.PositiveSmallIntegerField()),
                ("label", models.CharField(max_length=40)),
                ("summary", models.TextField(blank=True)),
                ("text", models.TextField(blank=True)),
                ("edition", models.CharField(blank=True, max_length=20)),
                ("proposed_on", models.DateField()),
                ("approved_on", models.DateField(blank=True, null=True)),
                ("in_force_from", models.DateField(blank=True, null=True)),
                ("in_force_until", models.DateField(blank=True, null=True)),
                ("sent_on", models.DateField(blank=True, null=True)),
                ("set_aside_on", models.DateField(blank=True, null=True)),
                ("set_aside_why", models.TextField(blank=True)),
                ("dates_note", models.CharField(blank=True, max_length=300)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="groups.group",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="procedures.governingdocument",
                    ),
                ),
                (
                    "file",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="files.storedfile",
                    ),
                ),
                (
                    "load",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.load",
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
                    ),
                ),
            ],
            options={
                "db_table": "governing_version",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
        migrations.CreateModel(
            name="HeadingAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("source", models.CharField(blank=True, editable=False, max_length=255)),
                ("locator", models.CharField(blank=True, editable=False, max_length=500)),
                ("line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                (
                    "heading",
                    models.CharField(
                        choices=[
                            ("partners", "The safeguarding partners, by name"),
                            ("agencies", "The relevant agencies, by name"),
                            ("area", "The area that is covered"),
                            ("schools", "How schools and colleges are included"),
                            ("early_years", "How early years settings are included"),
                            ("custody", "How places of custody are included"),
                            ("residential", "How residential settings are included"),
                            ("together", "How the partners work together"),
                            ("disagreement", "How disagreement between them is resolved"),
                            ("thresholds", "The threshold document"),
                            ("scrutiny", "Independent scrutiny"),
                            ("reviews", "Rapid reviews and local child safeguarding practice reviews"),
                            ("data", "Use of data and intelligence"),
                            ("voice", "The voice of children and families"),
                            ("training", "Multi-agency training"),
                            ("funding", "Funding"),
                            ("sharing", "Information sharing"),
                            ("report", "The yearly report"),
                        ],
                        max_length=20,
                    ),
                ),
                ("part", models.CharField(max_length=300)),
                (
                    "load",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.load",
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
                    ),
                ),
                (
                    "version_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="heading_answers",
                        to="procedures.governingversion",
                    ),
                ),
            ],
            options={
                "db_table": "arrangements_heading_answer",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
        migrations.CreateModel(
            name="ReadingConfirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("by_day", models.DateField()),
                ("people", models.PositiveIntegerField()),
                ("note", models.TextField(blank=True)),
                ("said_at", models.DateTimeField()),
                ("is_by_partnership", models.BooleanField(default=False)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
                    ),
                ),
                (
                    "version_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="readings",
                        to="procedures.governingversion",
                    ),
                ),
            ],
            options={
                "db_table": "governing_reading",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
        migrations.CreateModel(
            name="Signature",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("source", models.CharField(blank=True, editable=False, max_length=255)),
                ("locator", models.CharField(blank=True, editable=False, max_length=500)),
                ("line", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("post", models.CharField(max_length=200)),
                ("signed_on", models.DateField(blank=True, null=True)),
                ("said_at", models.DateTimeField()),
                ("is_by_partnership", models.BooleanField(default=False)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="agencies.agency"
                    ),
                ),
                (
                    "load",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="sources.load",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
                    ),
                ),
                (
                    "version_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="signatures",
                        to="procedures.governingversion",
                    ),
                ),
            ],
            options={
                "db_table": "governing_signature",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
        migrations.CreateModel(
            name="ThresholdRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("held_on", models.DateField()),
                (
                    "method",
                    models.CharField(
                        choices=[
                            ("audit", "Audit of referrals"),
                            ("conversations", "Early help multi-agency conversations"),
                            ("survey", "Survey of practitioners"),
                        ],
                        max_length=20,
                    ),
                ),
                ("looked_at", models.PositiveIntegerField()),
                ("at_right_level", models.PositiveIntegerField()),
                ("learned", models.TextField()),
                ("source_words", models.CharField(max_length=300)),
                ("source_link", models.CharField(blank=True, max_length=2000)),
                (
                    "document",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rounds",
                        to="procedures.governingdocument",
                    ),
                ),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="learning.finding",
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
                    ),
                ),
            ],
            options={
                "db_table": "threshold_round",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
        migrations.CreateModel(
            name="VersionCorrection",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("printed", models.CharField(max_length=500)),
                ("should_be", models.CharField(max_length=500)),
                ("why", models.TextField()),
                ("corrected_on", models.DateField()),
                (
                    "corrected_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
                    ),
                ),
                (
                    "version_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="corrections",
                        to="procedures.governingversion",
                    ),
                ),
            ],
            options={
                "db_table": "governing_version_correction",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
        migrations.CreateModel(
            name="VersionReason",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                ("citation", models.CharField(blank=True, max_length=500)),
                ("link", models.CharField(blank=True, max_length=2000)),
                (
                    "finding",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="learning.finding",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="learning.recommendation",
                    ),
                ),
                (
                    "space",
                    models.ForeignKey(
                        editable=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="spaces.space"
                    ),
                ),
                (
                    "version_of",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reasons",
                        to="procedures.governingversion",
                    ),
                ),
            ],
            options={
                "db_table": "governing_version_reason",
            },
            bases=(goldthread.foundation.wall.owned.Owned, models.Model),
        ),
        migrations.AddIndex(
            model_name="governingdocument",
            index=models.Index(fields=["space", "title", "id"], name="governing_document_by_title"),
        ),
        migrations.AddConstraint(
            model_name="governingdocument",
            constraint=models.UniqueConstraint(
                fields=("space", "board", "kind", "title"), name="governing_document_title_once_on_a_board"
            ),
        ),
        migrations.AddConstraint(
            model_name="governingdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("owner_agency", None), ("owner_group", None), _connector="OR"),
                name="governing_document_one_owner_at_most",
            ),
        ),
        migrations.AddConstraint(
            model_name="governingdocument",
            constraint=models.CheckConstraint(
                condition=models.Q(("review_months__range", (1, 120))), name="governing_document_review_in_bounds"
            ),
        ),
        migrations.AddConstraint(
            model_name="agencyaskedtosign",
            constraint=models.UniqueConstraint(
                fields=("space", "document", "agency"), name="agency_asked_to_sign_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="governingversion",
            constraint=models.UniqueConstraint(
                fields=("space", "document", "number"), name="governing_version_number_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="governingversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("in_force_until", None), ("in_force_until__gte", models.F("in_force_from")), _connector="OR"
                ),
                name="governing_version_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="governingversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_on", None), ("approved_on__gte", models.F("proposed_on")), _connector="OR"
                ),
                name="governing_version_approved_after_it_was_proposed",
            ),
        ),
        migrations.AddConstraint(
            model_name="governingversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("in_force_from", None),
                    ("in_force_from__gte", models.F("approved_on")),
                    models.Q(("approved_on", None), ("load__isnull", False)),
                    _connector="OR",
                ),
                name="governing_version_in_force_once_approved",
            ),
        ),
        migrations.AddConstraint(
            model_name="governingversion",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                condition=models.Q(("in_force_from__isnull", False)),
                expressions=[
                    (
                        models.Func(
                            "document",
                            "document",
                            models.Value("[]"),
                            function="int8range",
                            output_field=django.contrib.postgres.fields.ranges.BigIntegerRangeField(),
                        ),
                        "&&",
                    ),
                    (
                        models.Func(
                            "in_force_from",
                            "in_force_until",
                            models.Value("[]"),
                            function="daterange",
                            output_field=django.contrib.postgres.fields.ranges.DateRangeField(),
                        ),
                        "&&",
                    ),
                ],
                name="governing_version_one_in_force_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="headinganswer",
            constraint=models.UniqueConstraint(
                fields=("space", "version_of", "heading"), name="arrangements_heading_once"
            ),
        ),
        migrations.AddIndex(
            model_name="readingconfirmation",
            index=models.Index(fields=["space", "version_of", "agency", "-id"], name="governing_reading_newest"),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.UniqueConstraint(
                fields=("space", "version_of", "agency"), name="governing_signature_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="signature",
            constraint=models.CheckConstraint(
                condition=models.Q(("signed_on__isnull", False), ("load__isnull", False), _connector="OR"),
                name="governing_signature_on_a_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="thresholdround",
            constraint=models.CheckConstraint(
                condition=models.Q(("looked_at__gte", 1), ("at_right_level__lte", models.F("looked_at"))),
                name="threshold_round_adds_up",
            ),
        ),
        migrations.AddConstraint(
            model_name="versionreason",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("citation", ""), ("finding__isnull", False)),
                    models.Q(models.Q(("citation", ""), _negated=True), ("finding", None)),
                    _connector="OR",
                ),
                name="governing_version_reason_is_a_finding_or_a_citation",
            ),
        ),
        migrations.AddConstraint(
            model_name="versionreason",
            constraint=models.UniqueConstraint(
                fields=("space", "version_of", "finding", "recommendation", "citation"),
                name="governing_version_reason_once",
                nulls_distinct=False,
            ),
        ),
    ]
