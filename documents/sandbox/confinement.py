"""What a process gives up before it touches anything of a stranger's. None of it comes back.

Limits of resources hold on every Unix. Where Linux has libseccomp, a filter ends the process when
it starts another or opens a socket, and refuses changes of files. Elsewhere what can be had
instead is taken, and the gaps are named: docs/decisions/sandbox.md.
"""

import ctypes
import os
import resource
import sys

from documents.sandbox.limits import SandboxLimits

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000
"""Flags of unshare(2), from linux/sched.h."""


def confine(limits: SandboxLimits) -> tuple[str, ...]:
    """Hold this process to `limits`; returns which protections could not be had."""
    _limit_resources(limits)
    # A cache of bytecode would be a write as well.
    sys.dont_write_bytecode = True
    if _filter_calls(limits):
        return ()
    gaps = ["files"]
    if os.geteuid() == 0 or limits.network:
        # The limit on processes does not bind root, and counts threads, which networks need.
        gaps.append("processes")
    if not limits.network and not _leave_network():
        gaps.append("network")
    return tuple(gaps)


def _limit_resources(limits: SandboxLimits) -> None:
    seconds = int(-(-limits.seconds // 1))
    _lower(resource.RLIMIT_AS, limits.memory)
    _lower(resource.RLIMIT_CPU, seconds, seconds + 1)
    _lower(resource.RLIMIT_FSIZE, limits.file_bytes)
    # A crash must not leave the content of the file on disk.
    _lower(resource.RLIMIT_CORE, 0)
    if not limits.network:
        _lower(resource.RLIMIT_NPROC, 0)


def _lower(kind: int, soft: int, hard: int | None = None) -> None:
    """Set a limit, or leave what is stricter already."""
    _, most = resource.getrlimit(kind)
    hard = soft if hard is None else hard
    if most != resource.RLIM_INFINITY:
        hard = min(hard, most)
    resource.setrlimit(kind, (min(soft, hard), hard))


def _filter_calls(limits: SandboxLimits) -> bool:
    try:
        from documents.sandbox.calls import load_filter
    except (ImportError, RuntimeError):
        # The library is for Linux, and says RuntimeError where libseccomp is not installed.
        return False
    try:
        load_filter(network=limits.network, writes=limits.file_bytes > 0)
    except OSError:
        return False
    return True


def _leave_network() -> bool:
    """Move to a network namespace with nothing in it; False where that is not allowed."""
    unshare = getattr(ctypes.CDLL(None), "unshare", None)
    if unshare is None:
        return False
    flags = _NEW_NETWORK if os.geteuid() == 0 else _NEW_USER | _NEW_NETWORK
    return bool(unshare(flags) == 0)
