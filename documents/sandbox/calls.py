"""The filter of system calls, through libseccomp.

A list of what is forbidden, no list of what is allowed: interpreters and C libraries differ in what
they call from one release to the next, and a reader that dies of an upgrade helps nobody.
"""

import errno
import os

import pyseccomp as seccomp

_THREAD = 0x00010000
"""CLONE_THREAD of clone(2)."""

_PROCESSES = ("fork", "vfork", "execve", "execveat")
_SOCKETS = ("socket", "socketpair", "connect", "bind", "listen", "accept", "accept4")
_OTHERS = (
    *("ptrace", "process_vm_readv", "process_vm_writev", "pidfd_open", "pidfd_getfd"),
    *("kill", "tkill", "tgkill", "pidfd_send_signal", "rt_sigqueueinfo", "rt_tgsigqueueinfo"),
    *("unshare", "setns", "mount", "umount2", "pivot_root", "chroot", "bpf", "userfaultfd"),
    *("keyctl", "add_key", "request_key", "init_module", "finit_module", "delete_module"),
    *("kexec_load", "reboot", "swapon", "swapoff", "perf_event_open", "open_by_handle_at"),
    *("setpriority", "ioprio_set", "sched_setscheduler", "sched_setparam", "sched_setattr"),
    *("sched_setaffinity", "migrate_pages", "move_pages", "process_madvise", "kcmp"),
    # What they make stays in the kernel when the process is gone.
    *("shmget", "msgget", "semget", "mq_open", "mq_unlink", "mq_notify", "memfd_secret"),
    *("open_tree", "move_mount", "fsopen", "fsconfig", "fsmount", "mount_setattr", "quotactl"),
    *("clock_settime", "settimeofday", "clock_adjtime", "adjtimex", "sethostname"),
    *("setdomainname", "syslog", "acct", "iopl", "ioperm", "vhangup", "fanotify_init"),
    # Its requests are carried out by the kernel, past this filter.
    *("io_uring_setup", "io_uring_enter", "io_uring_register"),
)
_CHANGES = (
    *("creat", "mkdir", "mkdirat", "mknod", "mknodat", "rmdir", "unlink", "unlinkat"),
    *("rename", "renameat", "renameat2", "link", "linkat", "symlink", "symlinkat"),
    *("truncate", "ftruncate", "fallocate", "chmod", "fchmod", "fchmodat", "fchmodat2"),
    *("chown", "fchown", "lchown", "fchownat", "setxattr", "lsetxattr", "fsetxattr"),
    *("removexattr", "lremovexattr", "fremovexattr", "utime", "utimes", "utimensat", "futimesat"),
)
_OPENING = (("open", 1), ("openat", 2))
"""System calls that open a file, and which of their arguments holds the flags."""

_WAYS_TO_OTHERS = (
    # prlimit64: the limits of a process that is not this one.
    ("prlimit64", seccomp.Arg(0, seccomp.NE, 0)),
    # fcntl and ioctl: whose signals a pipe sends, which ones, and that it sends any.
    *(("fcntl", seccomp.Arg(1, seccomp.EQ, what)) for what in (8, 10, 15)),
    *(("ioctl", seccomp.Arg(1, seccomp.EQ, what)) for what in (0x5452, 0x8901, 0x8902, 0x5412)),
)
"""System calls that are harmless but with these arguments: F_SETOWN, F_SETSIG, F_SETOWN_EX;
FIOASYNC, FIOSETOWN, SIOCSPGRP, TIOCSTI of linux/fcntl.h and asm-generic/ioctls.h."""

_REFUSED = seccomp.ERRNO(errno.EPERM)
_UNKNOWN = seccomp.ERRNO(errno.ENOSYS)


def load_filter(*, network: bool, writes: bool) -> None:
    """Forbid processes, sockets unless `network`, changes of files unless `writes`. For good.

    What cannot be an accident ends the process (SIGSYS), the rest fails. Raises OSError where the
    kernel takes no filter.
    """
    rules = seccomp.SyscallFilter(seccomp.ALLOW)
    _add(rules, seccomp.KILL_PROCESS, _PROCESSES)
    rules.add_rule(seccomp.KILL_PROCESS, "clone", seccomp.Arg(0, seccomp.MASKED_EQ, _THREAD, 0))
    # Its flags lie in memory, where a filter cannot look: libraries then fall back to clone.
    _add(rules, _UNKNOWN, ("clone3",))
    _add(rules, _REFUSED, _OTHERS)
    for call, argument in _WAYS_TO_OTHERS:
        rules.add_rule(_REFUSED, call, argument)
    if not network:
        _add(rules, seccomp.KILL_PROCESS, _SOCKETS)
    if not writes:
        _add(rules, _REFUSED, _CHANGES)
        _add(rules, _UNKNOWN, ("openat2",))
        for call, flags in _OPENING:
            for flag in (os.O_WRONLY, os.O_RDWR, os.O_CREAT, os.O_TRUNC):
                rules.add_rule(_REFUSED, call, seccomp.Arg(flags, seccomp.MASKED_EQ, flag, flag))
    rules.load()


def _add(rules: seccomp.SyscallFilter, action: int, calls: tuple[str, ...]) -> None:
    for call in calls:
        # Not every machine has every call: 64-bit ARM knows no fork.
        if seccomp.resolve_syscall(seccomp.Arch.NATIVE, call) >= 0:
            rules.add_rule(action, call)
