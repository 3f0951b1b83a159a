"""The tables of derived.db: dropped and rebuilt, never migrated.

No integer key leaves the database, no column is a binary float, and text keys sort by bytes on both databases, so
that the digest over all rows in key order is the same wherever the same acts are read by the same code.
"""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Derived(models.Model):
    """Base of what a pure function computes from acts. `key_fields` order the rows for the digest."""

    key_fields: ClassVar[tuple[str, ...]] = ()
    audience = models.TextField(default="items")

    class Meta:
        abstract = True


class Made(models.Model):
    """How this derived.db was made: acts up to N, code V, digest. Not part of the digest."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.TextField()

    class Meta:
        db_table = "made"


class Item(Derived):
    """Bytes received, kept under their SHA-256. `how` is a keyed digest of all that their reading rests on."""

    key_fields = ("sha256",)
    sha256 = models.CharField(max_length=64, primary_key=True)
    size = models.BigIntegerField()
    name = models.TextField()
    reader = models.TextField()
    source = models.TextField()
    first_act = models.BigIntegerField()
    receipts = models.IntegerField()
    unit = models.TextField()
    units = models.IntegerField()
    reports = models.IntegerField()
    refused = models.IntegerField()
    empty = models.IntegerField()
    notes = models.TextField()
    how = models.CharField(max_length=64)

    class Meta:
        db_table = "item"


class Receipt(Derived):
    """One act of receiving: which organisation, when, and how far it shares the item."""

    key_fields = ("act",)
    act = models.CharField(max_length=36, primary_key=True)
    n = models.BigIntegerField()
    item = models.CharField(max_length=64, db_index=True)
    organisation = models.TextField()
    member = models.TextField()
    level = models.TextField()
    at = models.TextField()

    class Meta:
        db_table = "receipt"


class Refusal(Derived):
    """A row that could not be taken, until an act mends it."""

    key_fields = ("item", "locator", "field")
    id = models.TextField(primary_key=True)
    item = models.CharField(max_length=64)
    locator = models.TextField()
    field = models.TextField()
    read = models.TextField()
    expected = models.TextField()
    code = models.TextField()

    class Meta:
        db_table = "refusal"


class Report(Derived):
    """One post, article, row or form inside an item; `id` is "item:locator"."""

    key_fields = ("id",)
    id = models.TextField(primary_key=True)
    item = models.CharField(max_length=64, db_index=True)
    locator = models.TextField()
    text = models.TextField()
    source = models.TextField()
    publisher = models.TextField()
    published = models.TextField(null=True)
    published_on = models.CharField(max_length=10, null=True, db_index=True)
    published_at = models.TextField(null=True)
    zone = models.TextField()
    lang = models.TextField(null=True)
    title = models.TextField(null=True)
    url = models.TextField(null=True)
    author = models.TextField(null=True)
    forwarded_from = models.TextField(null=True)
    attached = models.TextField()
    version_of = models.TextField(null=True)
    replaces = models.TextField(null=True)

    class Meta:
        db_table = "report"


class Reading(Derived):
    """What was read of one report, before its places are looked up and anybody's decision: `derive` reads it once.

    `events` (JSON) are what its table states (`stated` 1) or its text tells; `person` (JSON) whom its row of a victims'
    list states. `position` is its place inside the item.
    """

    key_fields = ("report",)
    report = models.TextField(primary_key=True)
    item = models.CharField(max_length=64)
    position = models.IntegerField()
    extractor = models.TextField()
    stated = models.IntegerField()
    events = models.TextField()
    person = models.TextField(null=True)

    class Meta:
        db_table = "reading"


class Claim(Derived):
    """One event, total or announcement that one report states; `event` is its plain JSON with counts and victims."""

    key_fields = ("id",)
    id = models.CharField(max_length=20, primary_key=True)
    report = models.TextField(db_index=True)
    extractor = models.TextField()
    quote = models.TextField()
    k = models.IntegerField()
    start = models.IntegerField()
    end = models.IntegerField()
    event = models.TextField()
    scope = models.TextField(db_index=True)
    event_type = models.TextField()
    date_start = models.CharField(max_length=10, null=True, db_index=True)
    date_end = models.CharField(max_length=10, null=True)
    pcode = models.TextField(null=True, db_index=True)
    lat = models.BigIntegerField(null=True)
    lon = models.BigIntegerField(null=True)
    precision = models.BigIntegerField(null=True)
    source = models.TextField()
    publisher = models.TextField()
    published = models.TextField(null=True)
    published_at = models.TextField(null=True)
    lang = models.TextField(null=True)
    url = models.TextField(null=True)
    originators = models.TextField()
    act = models.BigIntegerField()
    published_on = models.CharField(max_length=10, null=True)
    review = models.TextField()
    reviewed_by = models.TextField(null=True)
    known_as = models.TextField()

    class Meta:
        db_table = "claim"


class Source(Derived):
    """A source or originator of claims that people know by a name; `spellings` (JSON) are other ids that stand for it.

    The source of an item that is held back, or that was read under a consent, has no row, and keeps its id.
    """

    key_fields = ("id",)
    id = models.TextField(primary_key=True)
    name_en = models.TextField()
    name_ar = models.TextField()
    spellings = models.TextField()

    class Meta:
        db_table = "source"


class Incident(Derived):
    """An event in the world, under the code of its earliest claim.

    `targets` (JSON) are what any of its claims says was hit; "none_stated" stands alone.
    """

    key_fields = ("code",)
    code = models.CharField(max_length=20, primary_key=True)
    event_type = models.TextField()
    date_start = models.CharField(max_length=10, null=True, db_index=True)
    date_end = models.CharField(max_length=10, null=True)
    pcode = models.TextField(null=True, db_index=True)
    admin = models.TextField()
    lat = models.BigIntegerField(null=True)
    lon = models.BigIntegerField(null=True)
    precision = models.BigIntegerField(null=True)
    place_en = models.TextField(null=True)
    place_ar = models.TextField(null=True)
    claims = models.IntegerField()
    targets = models.TextField()
    harm = models.TextField()
    attribution = models.TextField()
    grades = models.TextField()

    class Meta:
        db_table = "incident"
        # the list by day and its timeline are answered from this index alone
        indexes: ClassVar = [
            models.Index(fields=["date_start", "audience", "event_type"], name="incident_by_day"),
        ]


class IncidentTie(Derived):
    """An incident that sums up others by another source's row; the tolls are [low, high] as JSON. Never joined."""

    key_fields = ("whole", "part")
    id = models.CharField(max_length=50, primary_key=True)
    whole = models.CharField(max_length=20, db_index=True)
    part = models.CharField(max_length=20, db_index=True)
    whole_toll = models.TextField()
    parts_toll = models.TextField()

    class Meta:
        db_table = "incident_tie"


class IncidentNear(Derived):
    """Two incidents that may be one: figures count one of them in their lower number.

    `weight` is that of the strongest pair of claims across them, log2 odds in 1/1000 bit.
    """

    key_fields = ("a", "b")
    id = models.CharField(max_length=50, primary_key=True)
    a = models.CharField(max_length=20, db_index=True)
    b = models.CharField(max_length=20, db_index=True)
    weight = models.IntegerField()

    class Meta:
        db_table = "incident_near"


class IncidentClaim(Derived):
    """Which claims an incident consists of, in act order; a claim belongs to at most one."""

    key_fields = ("claim",)
    claim = models.CharField(max_length=20, primary_key=True)
    incident = models.CharField(max_length=20, db_index=True)
    position = models.IntegerField()

    class Meta:
        db_table = "incident_claim"


class Record(Derived):
    """One person as a row of a victims' list (kind list) or a report (from_text) states them; `stated` is plain JSON.

    `died_start`, `died_end` are the days that the stated date allows; `anchor` is what judgements hang on, as JSON.
    `superseded_by` names the record of a later version of the list that states this entry again. Names are sensitive.
    """

    key_fields = ("id",)
    id = models.CharField(max_length=20, primary_key=True)
    victim = models.CharField(max_length=20, db_index=True)
    position = models.IntegerField()
    kind = models.TextField()
    list = models.TextField(db_index=True)
    group = models.TextField()
    report = models.TextField(db_index=True)
    claim = models.CharField(max_length=20, null=True, db_index=True)
    anchor = models.TextField()
    stated = models.TextField()
    named = models.IntegerField()
    superseded_by = models.CharField(max_length=20, null=True)
    sex = models.TextField(null=True)
    age = models.IntegerField(null=True)
    died_start = models.CharField(max_length=10, null=True)
    died_end = models.CharField(max_length=10, null=True)
    pcode = models.TextField(null=True)
    admin = models.TextField()
    act = models.BigIntegerField()

    class Meta:
        db_table = "record"


class RecordPair(Derived):
    """Two records that were compared: `weight` log2 odds in 1/1000 bit, `held` 1 where only a name speaks for it.

    `levels` (JSON) is the level of each comparison, in the order of the settings; -1 is not stated.
    """

    key_fields = ("a", "b")
    id = models.CharField(max_length=41, primary_key=True)
    a = models.CharField(max_length=20, db_index=True)
    b = models.CharField(max_length=20, db_index=True)
    weight = models.IntegerField(db_index=True)
    held = models.IntegerField()
    levels = models.TextField()

    class Meta:
        db_table = "record_pair"


class Victim(Derived):
    """A person in the world, under the code of the earliest record; `identified` 0 where no record names anybody.

    The unidentified are counted, each on its own, and never linked. Sex is empty and age and days are a range where
    records differ. `weakest` is the weakest link that holds the records, in 1/1000 bit. Names are sensitive.
    """

    key_fields = ("code",)
    code = models.CharField(max_length=20, primary_key=True)
    identified = models.IntegerField(db_index=True)
    records = models.IntegerField()
    lists = models.TextField()
    weakest = models.IntegerField(null=True)
    name_ar = models.TextField(null=True)
    name_en = models.TextField(null=True)
    sex = models.TextField(null=True)
    age_min = models.IntegerField(null=True)
    age_max = models.IntegerField(null=True)
    died_start = models.CharField(max_length=10, null=True, db_index=True)
    died_end = models.CharField(max_length=10, null=True)
    pcode = models.TextField(null=True, db_index=True)
    admin = models.TextField()
    statuses = models.TextField()

    class Meta:
        db_table = "victim"


class Judgement(Derived):
    """A person's decision and how it hangs on today's claims or records.

    attached, reattached, kept, detached, or contradicted by what later judgements say together.
    """

    key_fields = ("act",)
    act = models.CharField(max_length=36, primary_key=True)
    about = models.TextField()
    verdict = models.TextField()
    state = models.TextField()
    a = models.CharField(max_length=20, null=True)
    b = models.CharField(max_length=20, null=True)
    because = models.TextField()

    class Meta:
        db_table = "judgement"


class Figure(Derived):
    """The answer to a question of the case; `question`, `parts`, `caveats`, `beside` are canonical JSON."""

    key_fields = ("id",)
    id = models.TextField(primary_key=True)
    question = models.TextField()
    low = models.BigIntegerField(null=True)
    best = models.BigIntegerField(null=True)
    high = models.BigIntegerField(null=True)
    interval = models.TextField()
    claims = models.IntegerField()
    incidents = models.IntegerField()
    reviewed = models.IntegerField()
    parts = models.TextField()
    method = models.TextField()
    caveats = models.TextField()
    beside = models.TextField()
    as_of = models.BigIntegerField()
    code = models.TextField()
    digest = models.CharField(max_length=64)

    class Meta:
        db_table = "figure"


class FigureRefusal(Derived):
    """A question that cannot be answered: the refusal's code, what was read, and all that it says in both languages.

    `says` is JSON [English, Arabic].
    """

    key_fields = ("id",)
    id = models.TextField(primary_key=True)
    code = models.TextField()
    read = models.TextField()
    says = models.TextField()

    class Meta:
        db_table = "figure_refusal"


class FacilityJudgement(Derived):
    """A person's act on a facility, and the claim and incident it hangs on today (empty: detached).

    `kind` is the facility's in its registry; names and coordinates of facilities are in no derived table. `counts` is 1
    where figures of facilities count it: the last word on its claim, and nothing on the incident speaks against it.
    """

    key_fields = ("act",)
    act = models.CharField(max_length=36, primary_key=True)
    facility = models.TextField(db_index=True)
    kind = models.TextField()
    claim = models.CharField(max_length=20, null=True)
    incident = models.CharField(max_length=20, null=True, db_index=True)
    verdict = models.TextField()
    state = models.TextField()
    counts = models.IntegerField()

    class Meta:
        db_table = "facility_judgement"


class FigureInput(Derived):
    """One incident or published total behind a figure, in the order of `id` ("figure:0000017").

    `rank` is the order in which people read them: counted first, then by day. `moves` is how far the figure can move
    when one claim of it falls away. Where an incident sums up others (a tie), `less` (JSON) are the codes of those that
    are taken off its number; `states` is the low, best and high that it, or a part of it, states; elsewhere null.
    """

    key_fields = ("id",)
    id = models.TextField(primary_key=True)
    figure = models.TextField()
    rank = models.IntegerField()
    moves = models.BigIntegerField()
    ref = models.CharField(max_length=20, db_index=True)
    counted = models.IntegerField()
    why = models.TextField()
    low = models.BigIntegerField()
    best = models.BigIntegerField()
    high = models.BigIntegerField(null=True)
    claims = models.TextField()
    originators = models.TextField()
    less = models.TextField()
    states = models.TextField()

    class Meta:
        db_table = "figure_input"
        indexes: ClassVar = [
            models.Index(fields=["figure", "rank"], name="figure_input_rank"),
            models.Index(fields=["figure", "-moves", "id"], name="figure_input_moves"),
        ]


READ: tuple[type[Derived], ...] = (Item, Receipt, Refusal, Report, Reading)
"""What the items give, before any of it is claimed or linked."""
DERIVED: tuple[type[Derived], ...] = (
    *READ, Claim, Source, Incident, IncidentTie, IncidentNear, IncidentClaim, Record, RecordPair,
    Victim, Judgement, FacilityJudgement, Figure, FigureRefusal, FigureInput,
)  # fmt: skip
