"""What everything here shares: where things live, who runs them, and how a failure reads."""
import contextlib
import fcntl
import json
import os
import pwd
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

SHOWN_LINES = 15


class Failure(Exception):
    """Something a person must know about; never a traceback."""


def say(line):
    print(line, file=sys.stderr, flush=True)


def tail(text):
    """The end of a log, after those of its earlier lines that name an error: servers say much on their way out."""
    lines = text.strip().splitlines()
    errors = [line for line in lines[:-SHOWN_LINES] if re.search(r"\b(ERROR|FATAL|PANIC)\b", line)]
    return "\n".join("    " + line for line in errors[-SHOWN_LINES:] + lines[-SHOWN_LINES:])


def need(program, package=None):
    """A program that the machine must have."""
    found = shutil.which(program)
    if not found:
        raise Failure(f"this machine lacks {program} (Debian package {package or program})")
    return found


def run(who, argv, feed="", **options):
    """Runs a command to its end, quietly; a failure shows the command and the end of what it said."""
    argv = [str(arg) for arg in argv]
    done = subprocess.run(argv, input=feed, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          encoding="utf-8", errors="replace", **options)
    if done.returncode:
        raise Failure(f"{who}: exit {done.returncode} from {shlex.join(argv)}\n{tail(done.stdout)}")
    return done.stdout


def demotion():
    """Popen options that leave root behind: no database server runs as root."""
    if os.geteuid() != 0:
        return {}
    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


def give(path):
    """Makes the servers' user its owner."""
    if os.geteuid() == 0:
        os.chown(path, demotion()["user"], demotion()["group"])


def reachable(path):
    """Whether the unprivileged user can get to this folder."""
    return all(parent.stat().st_mode & 0o001 for parent in [path, *path.parents] if parent.exists())


def cache_folder():
    named = os.environ.get("DUMPKIT_LAB")
    path = Path(named or os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser().absolute()
    if not named:
        path /= "dumpkit-lab"
    if os.geteuid() == 0 and not reachable(path):
        if named:
            raise Failure(f"DUMPKIT_LAB={path} is not reachable for user nobody, who runs the servers")
        # root's home is closed, and rightly so
        path = Path("/var/tmp/dumpkit-lab")
    return path


class Cache:
    """The one folder: items/NAME (unpacked), data/NAME, log/NAME.log, tmp/NAME, run/ (sockets), apt/SUITE, tls/,
    ports.json."""

    def __init__(self):
        os.umask(0o022)
        self.root = cache_folder()
        self.root.mkdir(parents=True, exist_ok=True)
        self.root = self.root.resolve()
        if self.root.stat().st_uid != os.geteuid():
            raise Failure(f"{self.root} belongs to another user; set DUMPKIT_LAB")
        for name in ("items", "data", "log", "apt", "tls"):
            (self.root / name).mkdir(exist_ok=True)
        # A socket's path may have 107 bytes.
        self.sockets = self.root / "run"
        if len(bytes(self.sockets)) > 80:
            self.sockets = Path(f"/tmp/dumpkit-lab-{zlib.crc32(bytes(self.root)):08x}")
        self.sockets.mkdir(exist_ok=True)
        give(self.sockets)

    def folder(self, item):
        return self.root / "items" / item.base

    def data(self, item):
        return self.root / "data" / item.name

    def log(self, item):
        return self.root / "log" / f"{item.name}.log"

    def about(self, item):
        return json.loads((self.folder(item) / "about.json").read_text())

    def has(self, item):
        """Unpacked, and from the very sources that the catalog names today."""
        try:
            return self.about(item)["sources"] == item.recipe
        except (OSError, ValueError, KeyError):
            return False

    @contextlib.contextmanager
    def locked(self):
        """One run at a time changes the cache; the second finds the work done."""
        with open(self.root / "lock", "w") as handle:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("waiting for another lab to finish")
                fcntl.flock(handle, fcntl.LOCK_EX)
            yield

    @contextlib.contextmanager
    def scratch(self):
        """A folder on the cache's own file system, so that a rename ends the work."""
        with tempfile.TemporaryDirectory(prefix=".new-", dir=self.root, ignore_cleanup_errors=True) as path:
            os.chmod(path, 0o755)
            yield Path(path)

    def ports(self):
        try:
            return json.loads((self.root / "ports.json").read_text())
        except (OSError, ValueError):
            return {}

    def set_ports(self, ports):
        new = self.root / "ports.json.new"
        new.write_text(json.dumps(ports, indent=2, sort_keys=True))
        new.replace(self.root / "ports.json")
