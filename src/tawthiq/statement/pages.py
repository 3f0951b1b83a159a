"""Self-contained HTML from templates: one inline style sheet, no script, nothing from outside, all text escaped."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from typing import Any

from markupsafe import Markup

from tawthiq.lang.templates import environment, template_text
from tawthiq.statement.annex import document
from tawthiq.statement.resolving import Resolved

PACKAGE = "tawthiq.statement"


def to_html(resolved: Resolved, lang: str) -> str:
    """The statement in one language with its annex, as one HTML page. Raises NoSuchLanguage."""
    return render("statement.html", document(resolved, lang))


def render(template: str, data: dict[str, Any]) -> str:
    """Fill a template of this package. `data` is text and nested lists; none of it is trusted.

    Half a surrogate pair, which a JSON export may hold and no file can, becomes "?".
    """
    style, digest = _style()
    made = environment(PACKAGE).get_template(template).render(style=style, style_hash=digest, **data)
    return made.encode("utf-8", errors="replace").decode("utf-8")


@cache
def _style() -> tuple[Markup, str]:
    """The style sheet and its hash for the content security policy; our own text, so it is safe as it stands."""
    text = template_text(PACKAGE, "style.css")
    digest = base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")
    return Markup(text), f"sha256-{digest}"
