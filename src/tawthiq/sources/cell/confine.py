"""What a worker gives up before it sees a file: the network, root, and the right to get anything back.

Linux first. The network goes with a network namespace (unshare(2)), as root or in a user namespace of its own. Whether
or not the kernel grants that, seccomp refuses sockets and other programs, and Landlock every file but the program's own
code (`kernel`): both work as an ordinary user and in containers without user namespaces. Where there is neither
namespace nor seccomp, an audit hook (PEP 578) stops Python code from opening sockets, starting programs and writing
files. The hook is weaker: it does not bind the C code of a parser. `doctor` says what holds.
"""

from __future__ import annotations

import ctypes
import os
import resource
import sys
import sysconfig
from collections.abc import Sequence
from pathlib import Path

from tawthiq.sources.cell import kernel

_NEWUSER, _NEWNET = 0x10000000, 0x40000000
_DUMPABLE, _NO_NEW_PRIVS = 4, 38  # prctl(2)
_NOBODY = 65534
_PACKAGES = ("site-packages", "dist-packages")  # a distribution of Linux has more than one
_LOADERS = ("lib/ld-*.so*", "lib64/ld-*.so*")
_FORBIDDEN = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "os.remove",
    "os.rename",
)


def bound_to(program: Path, beside: Sequence[Path], memory: int, seconds: int) -> None:
    """The same for a process that is about to become `program`: it may start that, and read what lies `beside` it."""
    _limit(resource.RLIMIT_AS, memory)
    _limit(resource.RLIMIT_CPU, seconds)
    loaders = [path for pattern in _LOADERS for path in Path("/").glob(pattern)]
    reads = dict.fromkeys(beside, kernel.READ_FILE | kernel.READ_DIR)
    starts = dict.fromkeys([program, *loaders], kernel.READ_FILE | kernel.EXECUTE)
    kernel.only_files(reads | starts)
    if os.geteuid() == 0:
        _drop_root()
    _limit(resource.RLIMIT_NPROC, 0)
    kernel.refuse_calls(but=("execve",))


def _own_code() -> tuple[Path, ...]:
    """Where Python, its packages and this program lie: never the folder in which somebody works."""
    named = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")]
    named += [path for path in sys.path if Path(path).name in _PACKAGES]
    return (*dict.fromkeys(Path(path) for path in named if path), Path(__file__).resolve().parents[2])


_OWN_CODE = _own_code()  # while what names it may still be read


def confine() -> dict[str, str]:
    """Give up network, disk and new rights for this process and its children; returns what holds.

    {"network": "namespace", "seccomp" or "audit hook", "user": "nobody" or "same", "files": "landlock" or "of the
    user"}; user, files and seccomp come with `bound`.
    """
    root = os.geteuid() == 0
    network = "namespace" if _without_network(root) else "seccomp" if kernel.can_filter() else "audit hook"
    os.umask(0o077)
    os.chdir("/")
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _prctl(_NO_NEW_PRIVS, 1)
    files = "landlock" if kernel.landlock_version() else "of the user"
    return {"network": network, "user": "nobody" if root else "same", "files": files}


def bound(memory: int, seconds: int) -> None:
    """What holds for one file, in the process that was forked for it: user, files, calls, address space, time."""
    _limit(resource.RLIMIT_AS, address_space() + memory)
    _limit(resource.RLIMIT_CPU, seconds)
    kernel.only_files(dict.fromkeys(_OWN_CODE, kernel.READ_FILE | kernel.READ_DIR))
    if os.geteuid() == 0:
        _drop_root()
    _limit(resource.RLIMIT_NPROC, 0)
    kernel.refuse_calls()
    _prctl(_DUMPABLE, 0)


def forbid() -> None:
    """The audit hook, for where no namespace could be had. It cannot be taken off again."""
    sys.addaudithook(_refuse)


def address_space() -> int:
    """Bytes of address space this process has now."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text().split()[0]) * resource.getpagesize() if statm.exists() else 0


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    writes = event == "open" and len(arguments) > 1 and str(arguments[1] or "r").strip("btU") != "r"
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _without_network(root: bool) -> bool:
    unshare = getattr(ctypes.CDLL(None, use_errno=True), "unshare", None)
    return unshare is not None and unshare(_NEWNET if root else _NEWUSER | _NEWNET) == 0


def _drop_root() -> None:
    os.setgroups([])
    os.setresgid(_NOBODY, _NOBODY, _NOBODY)
    os.setresuid(_NOBODY, _NOBODY, _NOBODY)


def _prctl(option: int, value: int) -> None:
    call = getattr(ctypes.CDLL(None, use_errno=True), "prctl", None)
    if call is not None:
        call(option, value, 0, 0, 0)


def _limit(what: int, value: int) -> None:
    """Lower a limit to `value`, or leave it where it is lower already."""
    _, hard = resource.getrlimit(what)
    value = value if hard == resource.RLIM_INFINITY else min(value, hard)
    resource.setrlimit(what, (value, value))
