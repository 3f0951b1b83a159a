"""What a file can do to the process that reads it, and what it cannot do to anything else."""

from __future__ import annotations

import io
import json
import multiprocessing
import os
import socket
import subprocess
import sys
import textwrap
import zipfile

import openpyxl
import pytest
from reading_tools import KEY

from made import EXAMPLE
from tawthiq.errors import TawthiqError
from tawthiq.model.reports import Account, Report, ReportRead
from tawthiq.sources import cell
from tawthiq.sources.cell import kernel, wire
from tawthiq.sources.cell.limits import Limits, limits_for
from tawthiq.sources.cell.request import Request
from tawthiq.sources.errors import (
    ParserFailed,
    PrivateChat,
    TooMuchMemory,
    TooMuchOutput,
    TooSlow,
    UnknownFormat,
)
from tawthiq.sources.reading import Identity, Reading, ReadOptions

TEXT = "قُتل ثلاثة مدنيين في كرسف".encode()
ROOT = os.geteuid() == 0
AMPLE = 120  # seconds: where another limit is tried, a busy machine must not reach this one first


def ask(data: bytes, limits: Limits, name: str = "a.txt") -> Reading:
    asked = Request("", "x", name, ReadOptions(pseudonym_key=KEY), {}, limits, True)
    return cell._worker().told(asked, data, wire.load)


def confined(code: str, before: str = "") -> str:
    """What `code` prints in a process that has given up everything, the limits of a small file included."""
    start = "import os, socket, encodings.idna\nfrom tawthiq.sources.cell import kernel\n"
    start += "from tawthiq.sources.cell.confine import bound, confine\n"
    start += f"{before}\nheld = confine(); bound(400 << 20, 4)\n"
    done = subprocess.run(
        [sys.executable, "-c", start + textwrap.dedent(code)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return (done.stdout + done.stderr).strip()


def test_a_text_is_read_and_its_reader_named() -> None:
    reading = ask(TEXT, limits_for(len(TEXT)))
    assert (reading.reads[0].report.text, reading.reader) == (TEXT.decode(), "text")


def workbook(**parts: bytes) -> bytes:
    """A workbook of one sheet with a name and a number, and some of its parts replaced."""
    book, out, changed = openpyxl.Workbook(), io.BytesIO(), io.BytesIO()
    assert book.active is not None
    book.active.append(["القرية", "killed"])
    book.active.append(["كرسف", 3])
    book.save(out)
    with zipfile.ZipFile(out) as before, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            after.writestr(name, parts.get(name.rpartition("/")[2].partition(".")[0], before.read(name)))
    return changed.getvalue()


def test_the_head_of_a_table_is_read_in_the_cell_like_a_file() -> None:
    long = "القرية;killed\n" + "كرسف;3\n" * 200_000
    for data, name in ((workbook(), "t.xlsx"), (long.encode(), "t.csv")):
        head = cell.read_head(data, name=name)
        assert head.columns == ("القرية", "killed")
        assert head.rows[0] == ("كرسف", "3")


def test_a_workbook_that_harms_its_parser_is_refused_before_its_columns_are_known() -> None:
    entity = b'<!DOCTYPE a [<!ENTITY a "' + b"x" * 1_000 + b'">]>'
    start = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">'
    )
    bomb = start + b'<c r="A1" t="inlineStr"><is><t>' + b"x" * 300_000_000
    for data in (
        b"PK\x03\x04 no workbook", workbook()[:2_000], workbook(sheet1=bomb), workbook(workbook=entity),
    ):  # fmt: skip
        with pytest.raises(TawthiqError) as refused:
            cell.read_head(data, name="t.xlsx")
        assert refused.value.code.startswith("SRC-")


@pytest.mark.parametrize(
    ("limits", "refusal"),
    [
        (Limits(1 << 20, AMPLE, 1 << 24), TooMuchMemory),
        (Limits(400 << 20, AMPLE, 1 << 10), TooMuchOutput),
        (Limits(400 << 20, 0, 1 << 30), TooSlow),
    ],
)
def test_a_file_that_costs_too_much_is_refused_and_the_next_one_is_read(
    limits: Limits, refusal: type[Exception]
) -> None:
    export = b'{"type":"public_channel","name":"x","messages":[' + b",".join(
        b'{"id":%d,"type":"message","date":"2031-03-04T10:00:00","text":"x"}' % n for n in range(20_000)
    )
    with pytest.raises(refusal):
        ask(export + b"]}", limits, "result.json")
    assert ask(TEXT, limits_for(len(TEXT))).account.reports == 1


def test_a_refusal_comes_back_with_its_place_and_what_was_expected() -> None:
    with pytest.raises(UnknownFormat) as refused:
        ask(b"\x00\x01\x02", limits_for(3), "a.bin")
    assert refused.value.place == "a.bin"
    assert "telegram" in refused.value.text("en")


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="namespaces are Linux's")
def test_no_network_is_left_where_the_kernel_gives_a_namespace() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        said = confined(f"print(held['network']); socket.create_connection(('127.0.0.1', {port}), 2)")
    assert cell.held().network in ("namespace", "seccomp", "audit hook")
    if cell.held().network == "namespace":
        assert said.startswith("namespace")
        assert "Error" in said


NO_NAMESPACE = "kernel.refuse_calls(but=set(kernel.KNOWN) - {'unshare'})"  # as in containers
ORDINARY = (
    "os.setgroups([]) if os.geteuid() == 0 else None; os.setresgid(*[65534] * 3); os.setresuid(*[65534] * 3)"
)


@pytest.mark.skipif(not kernel.can_filter(), reason="this kernel has no seccomp")
@pytest.mark.parametrize(
    "user", [pytest.param(ORDINARY, marks=pytest.mark.skipif(not ROOT, reason="root")), ""]
)
def test_seccomp_keeps_it_in_as_any_user_where_no_namespace_is_to_be_had(user: str) -> None:
    prepared = f"{user}\nfrom tawthiq.sources.cell.confine import _prctl; _prctl(38, 1)\n{NO_NAMESPACE}"
    said = confined(
        """
        print(held["network"])
        for harm in (socket.socket, os.fork, lambda: os.execv("/bin/true", ["true"]), lambda: os.kill(os.getppid(), 0)):
            try:
                harm()
                print("done")
            except PermissionError:
                print("refused")
        """,
        prepared,
    )
    assert said.split() == ["seccomp", *["refused"] * 4]


@pytest.mark.skipif(not kernel.landlock_version(), reason="this kernel has no Landlock")
@pytest.mark.parametrize(
    "user", [pytest.param(ORDINARY, marks=pytest.mark.skipif(not ROOT, reason="root")), ""]
)
def test_no_file_but_the_programs_own_code_can_be_opened(user: str) -> None:
    assert "PermissionError" in confined("open('/etc/passwd')", user)
    assert "PermissionError" in confined("os.listdir('/tmp')", user)
    assert (
        confined("from tawthiq.sources.cell import confine; print(open(confine.__file__).read(3))") == '"""'
    )
    assert cell.held().files == "landlock"


@pytest.mark.parametrize(
    "code",
    [
        "import socket; socket.socket()",
        "import os; os.system('true')",
        "open('/tmp/x', 'w')",
        "import os; os.fork()",
    ],
)
def test_the_audit_hook_stands_in_for_it_elsewhere(code: str) -> None:
    assert "PermissionError" in confined(
        f"import socket; from tawthiq.sources.cell.confine import forbid; forbid(); {code}"
    )


@pytest.mark.parametrize(
    "code",
    [
        "open('/tmp/tawthiq-cell-must-not-write', 'w').write('x' * 10_000_000)",
        "import os; os.fork()",
        "x = bytearray(900 << 20)",
        "while True: pass",
    ],
)
def test_no_disk_no_child_no_memory_and_no_time_without_end(code: str) -> None:
    assert "done" not in confined(f"{code}\nprint('done')")


@pytest.mark.skipif(not ROOT, reason="only root has a user to give up")
def test_root_becomes_nobody_and_cannot_go_back() -> None:
    assert confined("import os; print(os.getresuid())") == "(65534, 65534, 65534)"
    assert "PermissionError" in confined("import os; os.setuid(0)")
    assert cell.held().user == "nobody"


def test_a_worker_is_not_given_the_settings_of_the_casebook(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TAWTHIQ_DATABASE_URL", "postgresql://sealed")
    assert not [name for name in cell._surroundings() if name.startswith("TAWTHIQ_")]


def test_the_process_that_holds_the_casebook_loads_no_parser() -> None:
    code = "import sys, tawthiq.casebook.running, tawthiq.casebook.deriving; print(*sys.modules)"
    loaded = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"openpyxl", "lxml.etree", "pdfminer", "pypdfium2", "tawthiq.sources.registry"} & set(loaded)


READING = Reading(
    [ReportRead(Report("x", "message 1", "نص \ud800", "s", "p", author="person-1", attached=("a.jpg",)))],
    Account("message", 1, 1),
    [Identity("person-1", "sender", "سلمى")],
    "channel",
    "telegram",
)


def test_what_a_worker_says_arrives_as_it_was_said() -> None:
    assert wire.load(wire.dump_reading(READING, reads=True)) == READING
    assert wire.load(wire.dump_reading(READING, reads=False)).reads == []
    with pytest.raises(PrivateChat) as refused:
        wire.load(wire.dump_refusal(PrivateChat(place="chat", read="personal_chat", kind="personal_chat")))
    assert "personal_chat" in refused.value.text("ar")


@pytest.mark.parametrize(
    "answer",
    [
        b"", b"null", b"[]", b"{}", b'{"reading": {}}', b'{"refusal": {"code": "X"}}', b"[" * 100_000, b"\xff\xfe",
        json.dumps({"reading": {"reads": [], "account": {"unit": "row", "units": 2, "reports": 1}, "identities": [],
                                "source": "", "reader": ""}}).encode(),
        wire.dump_reading(READING, reads=True).replace(b'"person-1"', b'{"$ref": 1}'),
        wire.dump_reading(READING, reads=True).replace(b'"message 1"', b"17"),
        b"cos\nsystem\n(S'true'\ntR.",
    ],
)  # fmt: skip
def test_an_answer_that_is_none_is_refused_and_never_run(answer: bytes) -> None:
    with pytest.raises(wire.Garbled):
        wire.load(answer)


def test_every_refusal_can_be_told_apart_by_its_code() -> None:
    codes = [cls.code for cls in wire._classes().values()]
    assert len(codes) == len(set(codes))
    assert wire._classes()[ParserFailed.code] is ParserFailed
    assert all(issubclass(cls, TawthiqError) for cls in wire._classes().values())


def test_a_forked_process_gets_a_worker_of_its_own() -> None:
    with multiprocessing.get_context("fork").Pool(2) as pool:
        names = pool.map(_reader_of, [f"نص {n}".encode() for n in range(20)])
    assert names == ["text"] * 20


def _reader_of(data: bytes) -> str:
    return ask(data, limits_for(len(data))).reader


FROM_MEMORY = """
    import pathlib, sys
    import openpyxl
    from tawthiq.sources.cell import worker
    from tawthiq.sources.profile import load_profile
    from tawthiq.sources.reading import ReadOptions
    from tawthiq.sources.registry import read_item

    week = pathlib.Path(sys.argv[1])
    asked = [(week / "input" / name, reader, (week / "profiles" / profile).read_text("utf-8") if profile else None)
             for name, reader, profile in (
                 ("village-form.csv", "csv", "village-form.yml"), ("rescue-log.xlsx", "xlsx", "rescue-log.yml"),
                 ("result.json", "telegram", None), ("halden-wire.txt", "text", None))]
    chat = "\u200f5/3/2024, 1:23 م - سمير: قُتل ثلاثة\\n\u200f25/3/2024, 1:24 م - ليلى: <الوسائط غير مدرجة>\\n"
    items = [(f.read_bytes(), f.name, r, load_profile(p, "p") if p else None) for f, r, p in asked]
    items.append((chat.encode(), "chat.txt", "whatsapp", None))
    worker._warm()
    worker.zone("Etc/GMT-3")  # as the child does before it gives anything up

    def gone(self, *args, **kwargs):
        raise PermissionError(13, "gone", str(self))

    pathlib.Path.read_text = pathlib.Path.open = gone
    for data, name, reader, profile in items:
        options = ReadOptions(profile=profile, source="s", zone="Etc/GMT-3", pseudonym_key=b"k" * 32, consent="c")
        print(read_item(data, item="0" * 64, name=name, reader=reader, options=options, corrections={}).account.reports)
"""


def test_a_file_is_read_where_the_program_lies_in_a_folder_that_nobody_may_enter() -> None:
    """As root the child becomes nobody: under /root it could not read a vocabulary that was not loaded before."""
    code = textwrap.dedent(FROM_MEMORY)
    done = subprocess.run(
        [sys.executable, "-c", code, str(EXAMPLE)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr[-600:]
    assert [int(n) for n in done.stdout.split()] == [7, 8, 24, 1, 1]
