"""Server processes: started as an unprivileged user, found by the data folder they work in, stopped for good.

A server is a program of ours whose working directory is its data folder, so the process table itself says what
runs: no pid file to outlive its process, and a server whose state was lost is found all the same."""
import contextlib
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import mysql
import postgres
import tls
from base import Failure, demotion, give, run, say, tail

START_SECONDS = 120
STOP_SECONDS = 30
# Below the range from which the system gives out ports to clients.
FIRST_PORT = 23000

ENGINES = {"postgres": postgres, "mysql": mysql, "mariadb": mysql}


def _processes(cache, item):
    """The processes of this server: not, say, a shell that someone left in its data folder."""
    data, programs = cache.data(item), f"{cache.root}/"

    def is_ours(process):
        # gone meanwhile, or not ours to look at
        with contextlib.suppress(OSError):
            return os.readlink(process / "exe").startswith(programs) and _is_at(process / "cwd", data)

    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit() and is_ours(entry)]


def _is_at(cwd, data):
    """The very folder, not one of that name in another root, unless it was removed and only its name is left."""
    if data.exists():
        return cwd.samefile(data)
    return os.readlink(cwd) == f"{data} (deleted)"


def _leader(cache, item):
    """The server itself, not a child that has yet to notice that its server was killed."""
    pids = _processes(cache, item)
    for pid in pids:
        try:
            parent = int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
            called = Path(f"/proc/{pid}/cmdline").read_text(errors="replace")
        except OSError:
            continue
        if parent not in pids and str(cache.data(item)) in called:
            return pid
    return None


def _is_current(cache, item, pid):
    programs = f"{cache.folder(item)}/"
    return cache.data(item).exists() and os.readlink(f"/proc/{pid}/exe").startswith(programs)


def is_up(cache, item):
    return item.name in cache.ports() and _leader(cache, item) is not None


def _is_free(port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def choose_ports(cache, items):
    """A server keeps the port it once got, unless someone else has taken it."""
    ports = cache.ports()
    for item in items:
        if leader := _leader(cache, item):
            if item.name in ports and _is_current(cache, item, leader):
                continue
            say(f"{item.name}: its port is not on record, or its data or programs were replaced; starting it anew")
        _stop(cache, item)
        if item.name not in ports or not _is_free(ports[item.name]):
            taken = set(ports.values())
            ports[item.name] = next(p for p in range(FIRST_PORT, 32768) if p not in taken and _is_free(p))
    cache.set_ports(ports)


def start(cache, item):
    """True when it was not up already."""
    engine, data, port = ENGINES[item.kind], cache.data(item), cache.ports()[item.name]
    if _leader(cache, item):
        _wait(cache, item, None)
        return False
    if not data.exists():
        _initialize(cache, item)
    engine.before_start(cache, item)
    argv = [str(arg) for arg in engine.command(cache, item, port)]
    if item.tls:
        argv += engine.tls_options(*tls.give_server(cache, data))
    with open(cache.log(item), "w") as log:
        process = subprocess.Popen(argv, cwd=data, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                                   start_new_session=True, **demotion())
    _wait(cache, item, process)
    return True


def _initialize(cache, item):
    """The data folder gets its name only when it is whole."""
    new = cache.data(item).with_name(f".new-{item.name}")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    give(new)

    def as_server(argv, feed=""):
        return run(item.name, argv, feed, cwd=new, **demotion())

    ENGINES[item.kind].initialize(cache, item, new, as_server)
    new.rename(cache.data(item))


def _wait(cache, item, process):
    deadline = time.monotonic() + START_SECONDS
    while not ENGINES[item.kind].is_ready(cache, item):
        died = process.poll() is not None if process else not _leader(cache, item)
        if died or time.monotonic() > deadline:
            what = "ended while starting" if died else f"was not ready after {START_SECONDS} s"
            log = cache.log(item).read_text(errors="replace") if cache.log(item).exists() else ""
            command = " ".join(process.args) if process else item.name
            raise Failure(f"{item.name}: {what}: {command}\n{tail(log)}")
        time.sleep(0.05)


def stop(cache, items):
    """Asks all at once, then waits; returns the names of those that ran."""
    items = [item for item in items if item.is_server]
    running = [item.name for item in items if _ask(cache, item)]
    for item in items:
        _stop(cache, item)
    return running


def _ask(cache, item):
    leader = _leader(cache, item)
    if leader:
        _signal(leader, ENGINES[item.kind].STOP_SIGNAL)
    return leader


def _stop(cache, item):
    """Without a server to ask, what is left of it is killed at once."""
    patience = time.monotonic() + (STOP_SECONDS if _ask(cache, item) else 0)
    while pids := _processes(cache, item):
        if time.monotonic() > patience:
            for pid in pids:
                _signal(pid, signal.SIGKILL)
        time.sleep(0.05)


def _signal(pid, number):
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def wipe(cache, items):
    for item in items:
        shutil.rmtree(cache.data(item), ignore_errors=True)


def url(cache, item):
    return ENGINES[item.kind].url(item, cache.ports()[item.name])


def describe(cache, item):
    port, about = cache.ports()[item.name], cache.about(item)
    return {"kind": item.kind, "version": about["version"], "url": url(cache, item),
            "host": "127.0.0.1", "port": port, "pid": _leader(cache, item),
            "data": str(cache.data(item)), "log": str(cache.log(item)),
            "tls": tls.describe(cache.root / "tls") if item.tls else None,
            **ENGINES[item.kind].describe(cache, item)}
