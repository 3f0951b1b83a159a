"""A saved web page: the article's text, nothing of the person who saved it."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urlsplit

from tawthiq.errors import Bilingual
from tawthiq.sources import markup
from tawthiq.sources.encoding import decode
from tawthiq.sources.gathering import Draft, Gathering
from tawthiq.sources.reading import Corrections, Item, Persons, Reading, ReadOptions

_HEADS = (b"<!doctype html", b"<html", b"<head", b"<body")


class HtmlReader:
    """One page, one report. Cookies, scripts, menus, comments and the visitor's account stay in the item."""

    name: ClassVar[str] = "html"
    title: ClassVar[Bilingual] = Bilingual("saved web page", "صفحة ويب محفوظة")
    suffixes: ClassVar[tuple[str, ...]] = (".html", ".htm", ".xhtml")

    def sniff(self, name: str, data: bytes) -> bool:
        return name.lower().endswith(self.suffixes) or data[:512].lstrip().lower().startswith(_HEADS)

    def read(self, item: Item, options: ReadOptions, corrections: Corrections) -> Reading:
        """Raises EmptyFile, UnknownEncoding, BadOption or NoPseudonymKey."""
        decoded = decode(item.data, item.name, options.encoding or declared_encoding(item.data))
        gathered = Gathering(item, options, corrections, "page")
        for note in decoded.notes:
            gathered.tally.note(note.en, note.ar)
        root = markup.parse_html(decoded.text)
        draft = None if root is None else page_of(root, options.zone, gathered.persons)
        left = markup.words(root) - len(draft.text.split()) if root is not None and draft else 0
        if left > 0:
            gathered.tally.count("words around the article left out", "كلمات حول المقال تُركت", left)
        if draft is None or not draft.text:
            gathered.tally.note(
                "no article text was found: this page needs eyes",
                "لم يُعثر على نص مقال: الصفحة تحتاج إلى عين إنسان",
            )
        gathered.add("text", draft or Draft(""))
        host = urlsplit(draft.url).hostname if draft and draft.url else ""
        return gathered.reading((draft.publisher if draft else "") or host or "")


def page(text: str, zone: str, persons: Persons) -> Draft | None:
    """The article of a page: headline, text, time, publisher and the author's pseudonym; None for no page."""
    root = markup.parse_html(text)
    return None if root is None else page_of(root, zone, persons)


def page_of(root: Any, zone: str, persons: Persons) -> Draft:
    """The same of a page that is parsed."""
    headline, body = markup.title(root), markup.visible(markup.article(root))
    byline = markup.meta(root, "author", "article:author", "dc.creator", "twitter:creator")
    if headline and headline not in body[: len(headline) + 200]:
        body = f"{headline}\n{body}" if body else ""
    return Draft(
        body,
        markup.published(root, zone),
        publisher=markup.meta(root, "og:site_name", "application-name"),
        title=headline,
        url=markup.address(root),
        author=persons.pseudonym(byline, "author") if byline else None,
    )


def declared_encoding(data: bytes) -> str | None:
    """windows-1256 where the page says so and its bytes are no UTF-8; else the bytes decide."""
    head = data[:2048].lower()
    try:
        data.decode()
    except UnicodeDecodeError:
        return "windows-1256" if b"windows-1256" in head or b"cp1256" in head else None
    return None
