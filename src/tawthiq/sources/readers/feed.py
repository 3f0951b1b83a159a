"""RSS and Atom feeds (RSS 2.0; RFC 4287; RDF Site Summary 1.0): one report an entry."""

from __future__ import annotations

from typing import Any, ClassVar

from tawthiq.errors import Bilingual
from tawthiq.sources.errors import EmptyFile
from tawthiq.sources.gathering import Draft, Gathering, moment
from tawthiq.sources.markup import bare_url, html_text, parse_xml
from tawthiq.sources.reading import Corrections, Item, Reading, ReadOptions

_ENTRIES = ("item", "entry")
_TIMES = ("pubDate", "published", "updated", "date")
_HEADS = (b"<rss", b"<feed", b"<rdf:rdf")


class FeedReader:
    """Titles and texts of the entries; the markup inside them becomes text."""

    name: ClassVar[str] = "feed"
    title: ClassVar[Bilingual] = Bilingual("RSS or Atom feed", "خلاصة RSS أو Atom")
    suffixes: ClassVar[tuple[str, ...]] = (".rss", ".atom", ".xml")

    def sniff(self, name: str, data: bytes) -> bool:
        head = data[:2048].replace(b"\x00", b"").lower()
        return any(mark in head for mark in _HEADS) or name.lower().endswith((".rss", ".atom"))

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises EmptyFile, BadContainer, BadOption or NoPseudonymKey."""
        if not item.data.strip():
            raise EmptyFile(place=item.name)
        root = parse_xml(item.data.lstrip(), item.name)
        gathered = Gathering(item, options, corrections, "entry")
        entries = [node for node in root.iter() if _local(node) in _ENTRIES]
        publisher = _publisher(root)
        for number, entry in enumerate(entries, start=1):
            gathered.add(f"entry {number}", _draft(entry, publisher, options.zone, gathered))
        return gathered.reading(publisher)


def _draft(entry: Any, publisher: str, zone: str, gathered: Gathering) -> Draft:
    headline = html_text(_child(entry, "title"))
    bodies = [html_text(_child(entry, name)) for name in ("encoded", "content", "description", "summary")]
    body = max(bodies, key=len)
    text = (
        body
        if headline and body.startswith(headline)
        else "\n".join(part for part in (headline, body) if part)
    )
    times = (_child(entry, name) for name in _TIMES)
    author = _child(entry, "creator") or _author(entry)
    return Draft(
        text,
        moment(next((time for time in times if time), None), zone),
        publisher=publisher,
        title=headline or None,
        url=bare_url(_link(entry)),
        author=gathered.persons.pseudonym(author, "author") if author else None,
    )


def _local(node: Any) -> str:
    """The name of an element without its namespace; "" for comments."""
    return node.tag.rpartition("}")[2] if isinstance(node.tag, str) else ""


def _child(node: Any, name: str) -> str:
    """All text inside the first child of this name (xhtml content has elements of its own)."""
    found = next((child for child in node if _local(child) == name), None)
    return "".join(found.itertext()).strip() if found is not None else ""


def _author(entry: Any) -> str:
    found = next((child for child in entry if _local(child) == "author"), None)
    return " ".join("".join(found.itertext()).split()) if found is not None else ""


def _link(entry: Any) -> str:
    for child in entry:
        if _local(child) == "link":
            return child.get("href") or (child.text or "")
    return _child(entry, "guid")


def _publisher(root: Any) -> str:
    """The feed's own title, which stands before its entries."""
    top = next((node for node in root.iter() if _local(node) in ("channel", "feed")), root)
    return html_text(_child(top, "title"))
