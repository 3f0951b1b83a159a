"""The packaged mapping profiles, and a person's own by its path."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from tawthiq.sources.errors import UnknownProfile
from tawthiq.sources.profile import Profile, load_profile

PROFILES = ("airwars-incidents", "facility-incidents", "public-figures", "ucdp-ged", "victims-list")


def profile_text(name: str) -> str:
    """The YAML of a packaged profile, to be adopted. Raises UnknownProfile."""
    if name not in PROFILES:
        raise UnknownProfile(place=name, read=name, known=", ".join(PROFILES))
    return files("tawthiq.sources").joinpath(f"profiles/{name}.yml").read_text(encoding="utf-8")


def open_profile(name: str, folder: Path | None = None) -> Profile:
    """A packaged profile by name, or a YAML file by its path relative to `folder`."""
    if name in PROFILES:
        return load_profile(profile_text(name), f"{name}.yml")
    path = (folder or Path()) / name
    if not path.is_file():
        raise UnknownProfile(place=name, read=name, known=", ".join(PROFILES))
    return load_profile(path.read_text(encoding="utf-8"), path.name)
