"""One command takes in a folder with one of everything, and no name planted in it gets out of vault and originals."""

from __future__ import annotations

import html
import json
import os
import sys
from pathlib import Path

import pyrage
import pytest

from run_cli import tawthiq
from tawthiq.sources.proof import stands_in

sys.path.append(str(Path(__file__).resolve().parents[1] / "sources"))
from planted import plant, readable, secret, secrets  # tests/sources

# warcio leaves its temporary files to the garbage collector
pytestmark = pytest.mark.filterwarnings(
    "ignore::ResourceWarning", "ignore::pytest.PytestUnraisableExceptionWarning"
)

KINDS = {
    "media", "pdf", "docx", "xlsx", "html", "feed", "mail", "whatsapp", "forms", "telegram", "warc", "wacz", "urls",
    "written", "text", "autoarchiver",
}  # fmt: skip

CASE = """
name: Planted
zone: UTC
languages: [en, ar]
organisations: [{id: one, name_en: One, name_ar: واحدة, recipients: [RECIPIENT]}]
gazetteers: [places.csv]
inputs: []
areas: {all: {pcodes: [XK], name_en: Karsefia, name_ar: كرسفيا}}
questions:
  - {id: killed, kind: killed, group: all, window: [2000-01-01, 2040-12-31], area: all, basis: incidents}
statement: statement.md
"""
PLACES = """pcode,name_en,name_ar,aliases,kind,admin0,admin1,admin2,admin3,lat,lon,precision,remark
XK,Karsefia,كرسفيا,,country,,,,,12.55,-40.2,150000,invented
XK01,Karsef,كرسف,,community,XK,,,,12.32,-40.68,4000,invented
"""
STATEMENT = """::: en
# Karsef
{{figure:killed|sentence}}
:::
::: ar
# كرسف
{{figure:killed|sentence}}
:::
"""
DRAFT = "On 4 March 2031, 3 civilians were killed in Karsef.\n"


@pytest.fixture(scope="module")
def taken(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The folder received twice, derived and written out, all that was printed, and a temporary folder of its own."""
    top = tmp_path_factory.mktemp("everything")
    folder, out, temporary = top / "incoming", top / "out", top / "tmp"
    book = out / "casebook"
    folder.mkdir()
    temporary.mkdir()
    plant(folder)
    (folder / "link.txt").symlink_to("/etc/hostname")
    (folder / ".hidden").write_text("x")
    key = pyrage.x25519.Identity.generate()
    case = case_folder(top / "case", str(key.to_public()))
    printed = []
    for command in commands(case, folder, out):
        done = tawthiq(*command, TMPDIR=str(temporary))
        printed.append(done.stdout + done.stderr)
    return {
        "folder": folder,
        "book": book,
        "printed": printed,
        "temporary": temporary,
        "key": str(key),
        "out": out,
    }


def commands(case: Path, folder: Path, out: Path) -> list[tuple[str | Path, ...]]:
    """What a member runs, in order; the tests know the first seven by their place."""
    book = ("--casebook", out / "casebook")
    receive = ("receive", folder, *book, "--consent", "everybody, 2031-03-01")
    check = ("check", case / "draft.txt", "--date", "2031-03-05", "--html", out / "check.html", "--json")
    return [
        ("run", case, "--out", out),
        (*receive, "--json"),
        (*receive, "--json"),
        ("--lang", "ar", *receive),
        ("derive", *book),
        ("derive", "--check", *book),
        ("log", *book),
        ("doctor", *book),
        ("run", case, "--out", out),
        ("figure", "show", *book),
        ("--lang", "ar", "trace", "killed", *book),
        ("export", "csv", out / "incidents.csv", *book),
        ("export", "geojson", out / "incidents.geojson", *book),
        ("export", "map", out / "map.html", *book),
        (*check, *book),
    ]


def case_folder(folder: Path, recipient: str) -> Path:
    """A case that asks who was killed, says it in a statement, and brings no input of its own."""
    folder.mkdir()
    for name, text in (
        ("case.yml", CASE),
        ("places.csv", PLACES),
        ("statement.md", STATEMENT),
        ("draft.txt", DRAFT),
    ):
        (folder / name).write_text(text.replace("RECIPIENT", recipient), encoding="utf-8")
    return folder


def accounts(printed: str) -> tuple[list[dict[str, object]], dict[str, int]]:
    lines = [json.loads(line) for line in printed.splitlines() if line.startswith("{")]
    return lines[:-1], lines[-1]["folder"]


def test_every_file_is_received_and_the_account_adds_up(taken: dict[str, object]) -> None:
    files, whole = accounts(taken["printed"][1])  # type: ignore[index]
    assert [f["file"] for f in files if f["refusal"]] == []
    assert whole["files"] == whole["received"] + whole["known"] + whole["refused"] + whole["left"]
    assert whole["units"] == whole["reports"] + whole["refused_units"] + whole["empty"]
    assert (whole["received"], whole["refused"], whole["left"]) == (3 * 17, 0, 3 + 2)
    assert whole["reports"] >= 3 * 18


def test_a_second_run_adds_nothing(taken: dict[str, object]) -> None:
    first, second = (accounts(printed)[1] for printed in taken["printed"][1:3])  # type: ignore[index]
    assert (second["received"], second["known"]) == (0, first["received"])
    assert taken["printed"][6].count("item.received") == first["received"]  # type: ignore[index]


def test_a_rebuild_gives_the_same_rows(taken: dict[str, object]) -> None:
    assert "holds" in taken["printed"][5]  # type: ignore[index]


def test_every_reader_took_part(taken: dict[str, object]) -> None:
    import sqlite3

    with sqlite3.connect(Path(str(taken["book"])) / "derived.db") as db:
        assert {row[0] for row in db.execute("SELECT reader FROM item")} == KINDS


def test_every_quote_of_every_claim_stands_in_the_bytes_received(taken: dict[str, object]) -> None:
    import sqlite3

    book = Path(str(taken["book"]))
    with sqlite3.connect(book / "derived.db") as db:
        claims = db.execute(
            "SELECT c.quote, r.locator, i.sha256, i.name, i.reader FROM claim c"
            " JOIN report r ON r.id = c.report JOIN item i ON i.sha256 = r.item"
        ).fetchall()
    assert {reader for *_, reader in claims} == KINDS - {"media"}
    for quote, locator, sha, name, reader in claims:
        kept = [line for line in quote.split("\n") if reader != "xlsx" or "[sealed" not in line]
        told = "\n".join(kept)  # what a table seals is a cell of its own
        data = (book / "items" / sha[:2] / sha[2:]).read_bytes()
        assert stands_in(data, name=name, reader=reader, locator=locator, quote=told), (name, quote)


def seen_outside(taken: dict[str, object]) -> bytes:
    """All that stands outside the sealed originals: casebook, what was written, temporary files, what was printed."""
    out, temporary = Path(str(taken["out"])), Path(str(taken["temporary"]))
    kept = [path for path in out.rglob("*") if "items" not in path.relative_to(out).parts]
    files = [path for path in (*kept, *temporary.rglob("*")) if path.is_file()]
    printed = "\n".join(taken["printed"]).encode()  # type: ignore[arg-type]
    return b"\n".join([printed, *map(readable, files), *(str(path).encode() for path in files)])


def test_the_written_outputs_hold_what_was_received(taken: dict[str, object]) -> None:
    """Else a search for names in them would prove nothing."""
    out, said = Path(str(taken["out"])), "قُتل 3 مدنيين في كرسف"
    for name in ("internal/trace/ar", "internal/trace/en"):
        pages = "".join(path.read_text(encoding="utf-8") for path in (out / name).rglob("*.html"))
        assert said in html.unescape(pages), name
    for name in ("incidents.csv", "incidents.geojson", "map.html", "check.html", "internal/statement.en.pdf"):
        assert b"Karsef" in readable(out / name), name


def test_no_planted_name_number_or_id_is_found_outside_vault_and_originals(taken: dict[str, object]) -> None:
    seen = seen_outside(taken)
    assert len(secrets()) >= 100
    folder = [path for path in Path(str(taken["folder"])).iterdir() if not path.is_symlink()]
    planted = b"\n".join(path.name.encode() + readable(path) for path in folder)
    assert [one for one in secrets() if one.encode() not in planted] == []
    assert [one for one in secrets() if one.encode() in seen or one.encode("utf-16-le") in seen] == []


def test_who_they_are_is_in_the_vault_for_the_owner_of_the_key(taken: dict[str, object]) -> None:
    import sqlite3

    with sqlite3.connect(Path(str(taken["book"])) / "casebook.db") as db:
        sealed = [row[0] for row in db.execute("SELECT sealed FROM identity")]
    key = pyrage.x25519.Identity.from_str(str(taken["key"]))
    opened = "\n".join(pyrage.decrypt(bytes(one), [key]).decode() for one in sealed)
    places = (
        "pdf author",
        "docx creator",
        "mail sender",
        "chat sender",
        "chat number",
        "form device",
        "profile collector",
    )
    assert [place for place in places if secret(place, 0) not in opened] == []


def test_no_file_is_left_in_the_temporary_folder(taken: dict[str, object]) -> None:
    assert os.listdir(str(taken["temporary"])) == []  # noqa: PTH208 - names are enough
