"""Landlock (files, TCP) and seccomp (system calls) of Linux: what a process takes from itself without any privilege.

Both work as an ordinary user and in containers without user namespaces. landlock(7); seccomp(2); the numbers of system
calls are those of the kernel's tables for x86_64 and aarch64.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path

READ_FILE, READ_DIR, EXECUTE = 1 << 2, 1 << 3, 1 << 0
_CREATE, _ADD, _RESTRICT = 444, 445, 446  # the same on every architecture
_VERSION, _BENEATH = 1, 1
_RIGHTS = {1: 13, 2: 14, 3: 15, 5: 16}  # how many rights over files each version knows
_TCP_SINCE, _TCP = 4, 0b11  # bind, connect
_SCOPE_SINCE, _SCOPE = 6, 0b11  # abstract sockets and signals of other processes
_SET_SECCOMP, _FILTER = 22, 2  # prctl(2)
_LOAD, _EQUAL, _AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06  # BPF
_ALLOW, _REFUSE = 0x7FFF0000, 0x00050000
_X32 = 0x40000000
_NUMBERS = {
    "x86_64": (0xC000003E, {
        "socket": 41, "connect": 42, "accept": 43, "bind": 49, "listen": 50, "socketpair": 53, "accept4": 288,
        "clone": 56, "fork": 57, "vfork": 58, "clone3": 435, "execve": 59, "execveat": 322, "kill": 62, "ptrace": 101,
        "process_vm_readv": 310, "process_vm_writev": 311, "pidfd_open": 434, "pidfd_getfd": 438, "io_uring_setup": 425,
        "unshare": 272, "setns": 308, "mount": 165, "open_by_handle_at": 304, "bpf": 321, "perf_event_open": 298,
        "userfaultfd": 323, "add_key": 248, "request_key": 249, "keyctl": 250,
    }),
    "aarch64": (0xC00000B7, {
        "socket": 198, "connect": 203, "accept": 202, "bind": 200, "listen": 201, "socketpair": 199, "accept4": 242,
        "clone": 220, "clone3": 435, "execve": 221, "execveat": 281, "kill": 129, "ptrace": 117,
        "process_vm_readv": 270, "process_vm_writev": 271, "pidfd_open": 434, "pidfd_getfd": 438, "io_uring_setup": 425,
        "unshare": 97, "setns": 268, "mount": 40, "open_by_handle_at": 265, "bpf": 280, "perf_event_open": 241,
        "userfaultfd": 282, "add_key": 217, "request_key": 218, "keyctl": 219,
    }),
}  # fmt: skip
KNOWN = tuple(_NUMBERS["x86_64"][1])


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def landlock_version() -> int:
    """The version that this kernel speaks, 0 for none."""
    return max(0, _syscall(_CREATE, None, 0, _VERSION))


def only_files(allowed: Mapping[Path, int]) -> bool:
    """From now on: of all files only those beneath `allowed`, with these rights; no TCP. False where it cannot be had.

    Files that are open already stay open.
    """
    version = landlock_version()
    if not version:
        return False
    handled = (1 << max(n for since, n in _RIGHTS.items() if since <= version)) - 1
    tcp = _TCP if version >= _TCP_SINCE else 0
    scope = _SCOPE if version >= _SCOPE_SINCE else 0
    told = struct.pack("=QQQ", handled, tcp, scope)
    rules = _syscall(_CREATE, told, 24 if scope else 16 if tcp else 8, 0)
    if rules < 0:
        return False
    try:
        for path, rights in allowed.items():
            _allow(rules, path, rights & handled)
        return _syscall(_RESTRICT, rules, 0) == 0
    finally:
        os.close(rules)


def _allow(rules: int, path: Path, rights: int) -> None:
    try:
        beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # a folder of the search path that is not there allows nothing
        return
    try:
        rights = rights if path.is_dir() else rights & ~READ_DIR
        _syscall(_ADD, rules, _BENEATH, struct.pack("=Qi", rights, beneath), 0)
    finally:
        os.close(beneath)


def can_filter() -> bool:
    """Whether system calls can be refused on this machine (nothing is refused by asking)."""
    known = platform.machine() in _NUMBERS and hasattr(os, "fork")
    return known and _prctl(_SET_SECCOMP, _FILTER, None) == errno.EFAULT


def refuse_calls(*, but: Iterable[str] = ()) -> bool:
    """From now on: no sockets, no other programs or processes, nobody else's memory (EPERM), save those named `but`.

    For this process and all that come of it; no_new_privs must be set. False where it cannot be had.
    """
    known = _NUMBERS.get(platform.machine())
    if known is None:
        return False
    arch, numbers = known
    refused = sorted(set(numbers) - set(but))
    code = _program(arch, [numbers[name] for name in refused])
    told = _Filter(len(code) // 8, code)
    return _prctl(_SET_SECCOMP, _FILTER, ctypes.byref(told)) == 0


def _program(arch: int, refused: list[int]) -> bytes:
    """BPF over struct seccomp_data: another architecture and the calls `refused` fail, the rest goes on."""
    n = len(refused)
    lines = [(_LOAD, 0, 0, 4), (_EQUAL, 0, n + 3, arch), (_LOAD, 0, 0, 0), (_AT_LEAST, n + 1, 0, _X32)]
    lines += [(_EQUAL, n - i, 0, number) for i, number in enumerate(refused)]
    lines += [(_RETURN, 0, 0, _ALLOW), (_RETURN, 0, 0, _REFUSE | errno.EPERM)]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)


def _prctl(option: int, mode: int, told: object) -> int:
    """0 or errno."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "prctl", None)
    if call is None:
        return errno.ENOSYS
    return 0 if call(option, mode, told, 0, 0) == 0 else ctypes.get_errno()


def _syscall(number: int, *arguments: object) -> int:
    """The result of a system call, or -1."""
    call = getattr(ctypes.CDLL(None, use_errno=True), "syscall", None)
    return -1 if call is None else int(call(number, *arguments))
