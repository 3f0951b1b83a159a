"""The tables of casebook.db, written by actions only. What is derived from them is in `casebook.derived`."""

from __future__ import annotations

from django.db import models


class Act(models.Model):
    """The envelope, final from the first casebook on (see `tawthiq.evidence.chain`)."""

    n = models.BigIntegerField(primary_key=True)
    id = models.CharField(max_length=36, unique=True)
    kind = models.CharField(max_length=40)
    v = models.IntegerField()
    at = models.CharField(max_length=27)
    organisation = models.CharField(max_length=80)
    member = models.CharField(max_length=80)
    body_hash = models.CharField(max_length=64)
    leaf = models.CharField(max_length=64)

    class Meta:
        db_table = "act"


class ActBody(models.Model):
    """What was done, as canonical bytes, with the salt of its hash. Erasing removes this row."""

    n = models.BigIntegerField(primary_key=True)
    salt = models.BinaryField()
    body = models.BinaryField()

    class Meta:
        db_table = "act_body"


class Identity(models.Model):
    """The vault: a source's or collector's identity, age-encrypted to its owner's recipients."""

    pseudonym = models.CharField(max_length=40, primary_key=True)
    organisation = models.CharField(max_length=80)
    recipients = models.TextField()
    sealed = models.BinaryField()

    class Meta:
        db_table = "identity"


class IssuedCode(models.Model):
    """Every code of an incident or victim ever shown, with the anchor (plain JSON) of its first claim or record."""

    code = models.CharField(max_length=20, primary_key=True)
    anchor = models.TextField()

    class Meta:
        db_table = "issued_code"


class Setting(models.Model):
    """Secrets of this casebook (the pseudonym key): never in an act, never exported."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.BinaryField()

    class Meta:
        db_table = "setting"
