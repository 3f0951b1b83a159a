"""A file's name as it may be recorded: chat exports are named after the person, and so are some recordings."""

from __future__ import annotations

import re

from tawthiq.sources.cells import western

_CHATS = re.compile(
    r"^[\u200e\u200f\s]*(?:"
    r"whatsapp[ _-]*(?:chat|sohbeti|konuşması|unterhaltung|discussion)\b|"
    r"(?:محادثة|دردشة|دردشات|الدردشة)(?: على)?[ _-]*(?:واتساب|واتس|whatsapp)|"
    r".*(?:ile whatsapp sohbeti|kişisiyle whatsapp sohbeti)"
    r").*?(?P<end>\.\w{2,4})?$",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(r"(?:\+|(?<!\d)00)\d[\d ()\-]{7,}\d|(?<!\d)(?!20\d{6})\d{9,}(?!\d)")
MARK = "[sealed]"


def recorded_name(name: str) -> str:
    """`name` without the person whom a chat export is named after, and without phone numbers.

    A stamp of a day and a time (20190503..., as cameras write it) is no phone number.
    """
    chat = _CHATS.match(name)
    if chat:
        return f"WhatsApp chat {MARK}{chat['end'] or ''}"
    plain = western(name)
    return _NUMBER.sub(MARK, plain) if _NUMBER.search(plain) else name
