"""Server processes: started as an unprivileged user, found by the data folder they work in, stopped for good.

A server's working directory is its data folder, so the process table itself says what runs: no pid file to
outlive its process, and a server whose state was lost is found all the same."""
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

import mysql
import postgres
from base import Failure, demotion, run, say, tail

START_SECONDS = 120
STOP_SECONDS = 30
# Below the range from which the system gives out ports to clients.
FIRST_PORT = 23000

ENGINES = {"postgres": postgres, "mysql": mysql, "mariadb": mysql}


def _processes(data):
    """Every process at work in this data folder."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                if os.readlink(entry / "cwd").removesuffix(" (deleted)") == str(data):
                    found.append(int(entry.name))
            except OSError:
                continue  # gone meanwhile, or not ours to look at
    return found


def _leader(pids):
    """The one that the others are children of."""
    for pid in pids:
        try:
            parent = int(Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[1])
        except OSError:
            continue
        if parent not in pids:
            return pid
    return None


def is_up(cache, item):
    return item.name in cache.ports() and bool(_processes(cache.data(item)))


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
        if _processes(cache.data(item)):
            if item.name in ports:
                continue
            say(f"{item.name}: runs on a port that is not on record; stopping it")
            _stop(cache, item)
        if item.name not in ports or not _is_free(ports[item.name]):
            taken = set(ports.values())
            ports[item.name] = next(p for p in range(FIRST_PORT, 32768) if p not in taken and _is_free(p))
    cache.set_ports(ports)


def start(cache, item):
    """True when it was not up already."""
    engine, data, port = ENGINES[item.kind], cache.data(item), cache.ports()[item.name]
    if _processes(data):
        _wait(cache, item, None)
        return False
    if not data.exists():
        _initialize(cache, item)
    engine.before_start(data)
    argv = [str(arg) for arg in engine.command(cache, item, port)]
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
    who = demotion()
    if who:
        os.chown(new, who["user"], who["group"])
    ENGINES[item.kind].initialize(cache, item, new, lambda argv: run(item.name, argv, cwd=new, **who))
    new.rename(cache.data(item))


def _wait(cache, item, process):
    deadline = time.monotonic() + START_SECONDS
    while not ENGINES[item.kind].is_ready(cache.data(item), cache.ports()[item.name]):
        died = process.poll() is not None if process else not _processes(cache.data(item))
        if died or time.monotonic() > deadline:
            what = "ended while starting" if died else f"was not ready after {START_SECONDS} s"
            log = cache.log(item).read_text(errors="replace") if cache.log(item).exists() else ""
            command = " ".join(process.args) if process else item.name
            raise Failure(f"{item.name}: {what}: {command}\n{tail(log)}")
        time.sleep(0.05)


def stop(cache, items):
    """Asks all at once, then waits; returns the names of those that ran."""
    running = [item for item in items if _ask(cache, item)]
    for item in running:
        _stop(cache, item)
    return [item.name for item in running]


def _ask(cache, item):
    leader = _leader(_processes(cache.data(item)))
    if leader:
        _signal(leader, ENGINES[item.kind].STOP_SIGNAL)
    return leader


def _stop(cache, item):
    deadline = time.monotonic() + STOP_SECONDS
    _ask(cache, item)
    while pids := _processes(cache.data(item)):
        if time.monotonic() > deadline:
            say(f"{item.name}: does not stop; killing it")
            for pid in pids:
                _signal(pid, signal.SIGKILL)
            deadline = time.monotonic() + STOP_SECONDS
        time.sleep(0.05)


def _signal(pid, number):
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass


def wipe(cache, items):
    for item in items:
        shutil.rmtree(cache.data(item), ignore_errors=True)


def url(cache, item):
    return ENGINES[item.kind].url(cache.ports()[item.name])


def describe(cache, item):
    port, about = cache.ports()[item.name], cache.about(item)
    described = {"kind": item.kind, "version": about["version"], "url": url(cache, item),
                 "host": "127.0.0.1", "port": port, "pid": _leader(_processes(cache.data(item))),
                 "data": str(cache.data(item)), "log": str(cache.log(item)),
                 **ENGINES[item.kind].describe(cache, item)}
    if "extensions" in about:
        described["extensions"] = about["extensions"]
    return described
