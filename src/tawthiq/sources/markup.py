"""XML and HTML, parsed so that nothing is fetched, expanded or run (lxml over libxml2)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit, urlunsplit

from lxml import etree, html

from tawthiq.sources.archive import Harm, refuse
from tawthiq.sources.gathering import Moment, moment

_ENTITY = re.compile(rb"<!\s*E\s*N\s*T\s*I\s*T\s*Y", re.IGNORECASE)
_DROPPED = {
    "script", "style", "noscript", "nav", "header", "footer", "aside", "form", "iframe", "svg", "button", "select",
    "template", "object", "embed", "head", "figure", "input", "textarea", "dialog", "menu",
}  # fmt: skip
_SILENT = {"script", "style", "noscript", "template", "title", "option", "textarea"}
_CHROME = re.compile(
    r"(?:^|[-_ ])(user|account|login|signin|profile|avatar|menu|nav|navbar|cookie|consent|comments?|share|social|"
    r"related|sidebar|footer|header|banner|subscribe|newsletter|advert|ads?|breadcrumbs?|toolbar|popup|modal)"
    r"(?:$|[-_ ])",
    re.IGNORECASE,
)
_BLOCKS = {
    "p", "div", "section", "article", "main", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr",
    "blockquote", "pre", "br", "hr", "dd", "dt", "dl", "td", "th", "body", "figcaption",
}  # fmt: skip
_VISITOR = re.compile(
    r"(utm_\w*|fbclid|gclid|igshid|yclid|mc_eid|\w*(sess|token|auth|passw|secret|user|mail|phone)\w*|sid|uid|key|ref)=",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


def parse_xml(data: bytes, place: str) -> Any:
    """The root of an XML document without a single entity of its own. Raises BadContainer."""
    if _ENTITY.search(data.replace(b"\x00", b"")):  # also in UTF-16
        raise refuse(place, Harm.ENTITIES)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(data, parser)
    except (etree.LxmlError, ValueError) as error:
        raise refuse(place, Harm.BROKEN, str(error)[:80]) from error


def parse_html(text: str) -> Any:
    """The root of a page; None when there is nothing in it."""
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text.replace("\x00", ""), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def html_text(fragment: str) -> str:
    """The visible text of a piece of HTML, as feeds and mails hold it."""
    root = parse_html(f"<div>{fragment}</div>") if fragment.strip() else None
    return visible(root) if root is not None else ""


def article(root: Any) -> Any:
    """The element that holds the article: <article>, <main> or what its site marks so, else where paragraphs lie."""
    for path in (".//*[@itemprop='articleBody']", ".//article", ".//main", ".//*[@role='main']"):
        found = [node for node in root.iterfind(path) if len(visible(node)) > 80]
        if found:
            return max(found, key=lambda node: len(visible(node)))
    weights: dict[Any, int] = {}
    for paragraph in root.iter("p"):
        parent = paragraph.getparent()
        if parent is not None and not _dropped(paragraph):
            weights[parent] = weights.get(parent, 0) + len("".join(paragraph.itertext()))
    best = max(weights, key=lambda node: weights[node], default=None)
    body = root.find(".//body")
    return best if best is not None and weights[best] > 80 else body if body is not None else root


def visible(top: Any) -> str:
    """The text a reader sees, a line for each block, without what surrounds an article."""
    pieces: list[str] = []
    skipping = None
    for action, node in etree.iterwalk(top, events=("start", "end")):
        if skipping is not None:
            if action == "end" and node is skipping:
                skipping = None
                pieces.append(node.tail or "" if node is not top else "")
            continue
        if not isinstance(node.tag, str):
            continue
        block = node.tag in _BLOCKS
        if action == "start":
            if node is not top and _dropped(node):
                skipping = node
                continue
            pieces.append(("\n" if block else "") + (node.text or ""))
        else:
            pieces.append(("\n" if block else "") + (node.tail or "" if node is not top else ""))
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return "\n".join(line for line in lines if line)


def words(top: Any) -> int:
    """How many words stand in a page for people, its menus and margins among them."""
    shown = (node for node in top.iter() if isinstance(node.tag, str) and node.tag not in _SILENT)
    return sum(len((node.text or "").split()) + len((node.tail or "").split()) for node in shown)


def _dropped(node: Any) -> bool:
    if node.tag in _DROPPED or node.get("hidden") is not None or node.get("aria-hidden") == "true":
        return True
    named = f"{node.get('id') or ''} {node.get('class') or ''}"
    return node.tag not in ("body", "article", "main") and (
        _CHROME.search(named) is not None or _HIDDEN.search(node.get("style") or "") is not None
    )


def meta(root: Any, *names: str) -> str:
    """The first <meta> of these names or properties that has a content."""
    for name in names:
        for node in root.iter("meta"):
            told = (node.get("property") or node.get("name") or node.get("itemprop") or "").lower()
            if told == name and (node.get("content") or "").strip():
                return " ".join(node.get("content").split())
    return ""


def published(root: Any, zone: str) -> Moment:
    """When the page says that it was published: its meta data, JSON-LD or the first <time> of the article."""
    stated = meta(
        root, "article:published_time", "datepublished", "og:article:published_time", "pubdate", "date"
    )
    if not stated:
        found = re.search(r'"datePublished"\s*:\s*"([^"]{8,40})"', _json_ld(root))
        stated = found[1] if found else ""
    if not stated:
        stated = next((node.get("datetime") for node in root.iter("time") if node.get("datetime")), "")
    return moment(stated, zone)


def title(root: Any) -> str | None:
    """The headline: og:title, the first <h1>, else <title>."""
    heading = next((" ".join("".join(node.itertext()).split()) for node in root.iter("h1")), "")
    named = next((" ".join("".join(node.itertext()).split()) for node in root.iter("title")), "")
    return meta(root, "og:title") or heading or named or None


def address(root: Any) -> str | None:
    """The page's own address, without user, password, query or fragment: these hold sessions and tokens."""
    links = (node.get("href") for node in root.iter("link") if (node.get("rel") or "").lower() == "canonical")
    return bare_url(next((href for href in links if href), "") or meta(root, "og:url"))


def bare_url(url: str) -> str | None:
    """`url` if it is http(s), without what identifies a visitor: user, password, sessions, trackers, fragment."""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return None
    kept = [pair for pair in parts.query.split("&") if pair and not _VISITOR.match(pair)]
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "&".join(kept), ""))


def _json_ld(root: Any) -> str:
    found: Iterator[str] = (
        node.text or ""
        for node in root.iter("script")
        if (node.get("type") or "").lower() == "application/ld+json"
    )
    return "\n".join(found)
