"""Templates of HTML pages: escaping always on and no undefined names, for every package that writes pages."""

from __future__ import annotations

from functools import cache, partial
from importlib import resources

from jinja2 import Environment, FunctionLoader, StrictUndefined


def template_text(package: str, name: str) -> str:
    """A file of the templates folder of `package`."""
    return (resources.files(package) / "templates" / name).read_text(encoding="utf-8")


@cache
def environment(package: str) -> Environment:
    """The templates of `package`."""
    return Environment(
        loader=FunctionLoader(partial(template_text, package)),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
