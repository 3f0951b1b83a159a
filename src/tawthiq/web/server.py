"""The server of one person: sixteen threads, bound to 127.0.0.1 and to nothing else."""

from __future__ import annotations

import socket
import tempfile
from typing import Any

import waitress
from django.core.wsgi import get_wsgi_application

from tawthiq.casebook import catalogue
from tawthiq.casebook.book import Casebook
from tawthiq.casebook.log import Acting
from tawthiq.web.access import KEYS
from tawthiq.web.desk import Open, open_desk
from tawthiq.web.worker import Worker

HOST, THREADS, LARGEST = "127.0.0.1", 16, 2_000_000_000


def make_server(book: Casebook, acting: Acting, *, port: int, lang: str) -> Any:
    """A waitress server ready to `run`; port 0 takes a free one. Raises OSError when the port is taken."""
    tempfile.tempdir = str(_beside(book))  # what is being received may name people: never in a shared /tmp
    catalogue.warm()
    open_desk(Open(book, acting, Worker(book.folder), lang))
    return waitress.create_server(
        get_wsgi_application(), host=HOST, port=port, threads=THREADS, ident="tawthiq",
        max_request_body_size=LARGEST, channel_timeout=600,
    )  # fmt: skip


def _beside(book: Casebook) -> Any:
    folder = book.folder / "receiving"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder.resolve()


def first_url(server: Any) -> str:
    """Where to begin, with the token."""
    return f"http://{HOST}:{server.effective_port}/?token={KEYS.token}"


def is_taken(port: int) -> bool:
    """Whether another program listens there."""
    with socket.socket() as probe:
        return port != 0 and probe.connect_ex((HOST, port)) == 0
