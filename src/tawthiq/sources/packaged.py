"""The packaged mapping profiles."""

from __future__ import annotations

from importlib.resources import files

from tawthiq.sources.errors import UnknownProfile

PROFILES = ("airwars-incidents", "facility-incidents", "public-figures", "ucdp-ged", "victims-list")


def profile_text(name: str) -> str:
    """The YAML of a packaged profile, to be adopted. Raises UnknownProfile."""
    if name not in PROFILES:
        raise UnknownProfile(place=name, read=name, known=", ".join(PROFILES))
    return files("tawthiq.sources").joinpath(f"profiles/{name}.yml").read_text(encoding="utf-8")
