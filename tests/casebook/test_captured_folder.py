"""A folder of auto-archiver among other files is one item; the other files stay what they are."""

from __future__ import annotations

import hashlib
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from tawthiq.casebook.folders import Left, Pack, walk
from tawthiq.sources.reading import ReadOptions
from tawthiq.sources.registry import detect_reader, read_item

sys.path.append(str(Path(__file__).resolve().parents[1] / "sources"))
from test_reader_autoarchiver import medium, record, rows, sha  # tests/sources

FILM = b"a film"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Records that name two files, one of them altered since; a note and a link lie beside them."""
    archive = tmp_path / "incoming" / "local_archive"
    (archive / "v").mkdir(parents=True)
    media = [medium("v/film.mp4", hash=sha(FILM)), medium("v/shot.png", hash=sha(b"a picture"))]
    (archive / "db.csv").write_bytes(rows(record(media)))
    (archive / "v" / "film.mp4").write_bytes(FILM)
    (archive / "v" / "shot.png").write_bytes(b"another picture")
    (archive / "film.txt").write_text("قُتل مدني")
    (archive / "v" / "link.png").symlink_to(archive / "v" / "shot.png")
    return tmp_path / "incoming"


def test_records_and_the_files_they_name_are_one_item_and_nothing_else_is(folder: Path) -> None:
    pack, *others = walk(folder)
    assert isinstance(pack, Pack)
    assert str(pack.name) == "local_archive.zip"
    with zipfile.ZipFile(BytesIO(pack.data())) as made:
        assert made.namelist() == ["db.csv", "v/film.mp4", "v/shot.png"]
    assert [one.name for one in others] == ["film.txt", "link.png"]
    assert isinstance(others[1], Left)


def test_the_folder_itself_may_be_what_is_received(folder: Path) -> None:
    first = next(iter(walk(folder / "local_archive")))
    assert isinstance(first, Pack)
    assert first.data() == next(iter(walk(folder))).data()  # type: ignore[union-attr]


def test_the_altered_file_is_refused_by_name(folder: Path) -> None:
    pack = next(iter(walk(folder)))
    assert isinstance(pack, Pack)
    data, name = pack.data(), str(pack.name)
    reader, item = detect_reader(name, data), hashlib.sha256(data).hexdigest()
    reading = read_item(
        data, item=item, name=name, reader=reader, options=ReadOptions(pseudonym_key=bytes(16))
    )
    assert reading.account.reports == 1
    assert [(r.locator, r.code) for r in reading.account.refused] == [("file v/shot.png", "SRC-133")]
