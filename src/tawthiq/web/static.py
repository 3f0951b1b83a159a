"""The few files that pages load: our style and scripts, htmx and Leaflet from their packages. A closed list."""

from __future__ import annotations

import hashlib
import mimetypes
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable

from django.urls import reverse

FILES = {
    "style.css": ("tawthiq.web", "static/style.css"),
    "icon.svg": ("tawthiq.web", "static/icon.svg"),
    "keys.js": ("tawthiq.web", "static/keys.js"),
    "leaflet.js": ("js_lib_leaflet", "static/js_lib_leaflet/leaflet.js"),
    "leaflet.css": ("js_lib_leaflet", "static/js_lib_leaflet/leaflet.css"),
    "map.js": ("tawthiq.maps", "templates/map.js"),
    "map.css": ("tawthiq.maps", "templates/map.css"),
    "htmx.js": ("django_htmx", "static/django_htmx/htmx-2.min.js"),
}


def file(name: str) -> Traversable:
    """The file of a name in FILES. Raises KeyError for any other: no path is ever made from a request."""
    package, path = FILES[name]
    return resources.files(package) / path


@cache
def content(name: str) -> tuple[bytes, str]:
    """Bytes and media type."""
    kind = mimetypes.guess_type(FILES[name][1])[0] or "application/octet-stream"
    text = kind.startswith("text/") or kind.endswith("javascript")
    return file(name).read_bytes(), f"{kind}; charset=utf-8" if text else kind


@cache
def address(name: str) -> str:
    """Its URL with a part of its digest, so that a browser may keep it for ever."""
    return f"{reverse('static', kwargs={'name': name})}?v={hashlib.sha256(content(name)[0]).hexdigest()[:12]}"
