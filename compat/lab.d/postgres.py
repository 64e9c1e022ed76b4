"""How a PostgreSQL server is made, started and known to be ready."""
import json
import re
import signal
from pathlib import Path

# Fast shutdown: clients are turned out, data is written.
STOP_SIGNAL = signal.SIGINT

HBA = Path(__file__).with_name("pg_hba.conf")
EXTENSIONS = "lab-extensions.json"

# Small, forgetful (no fsync: a lab's data is never precious), and able to do all that a dump may need.
SETTINGS = """
listen_addresses = '127.0.0.1'
max_connections = 50
max_prepared_transactions = 10
max_locks_per_transaction = 1024
shared_buffers = 32MB
max_wal_size = 256MB
min_wal_size = 32MB
wal_level = logical
fsync = off
synchronous_commit = off
full_page_writes = off
timezone = 'UTC'
log_timezone = 'UTC'
"""


def initialize(cache, item, data, run):
    # C: the one locale that is the same on every machine.
    run([cache.folder(item) / "bin/initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8",
         "--locale=C", "--no-sync"])
    with open(data / "postgresql.conf", "a") as conf:
        conf.write(SETTINGS)
    (data / EXTENSIONS).write_text(json.dumps(_extensions(cache, item, data, run)))


def _extensions(cache, item, data, run):
    """The extensions that load here. Some are for a perl or python that only their builder had, and the package
    of version 10 has modules of a newer server: so the server is asked, in its single-user mode."""
    root = cache.folder(item) / "root"
    controls = {path.stem: path.read_text() for path in (root / "share/postgresql/extension").glob("*.control")}
    modules = {name: re.findall(r"^module_pathname\s*=\s*'\$libdir/(\S+)'", text, re.M)
               for name, text in controls.items()}
    loads = "".join(f"LOAD '{module}'\n" for module in sorted(set().union(*modules.values())))
    said = run([cache.folder(item) / "bin/postgres", "--single", "-D", data, "postgres"], loads)
    refused = set(re.findall(r'^.*(?:ERROR|FATAL):.*?"(?:[^"]*/)?([^"/]+?)(?:\.so)?"', said, re.M))
    loadable = {name for name in controls if not refused.intersection(modules[name])}
    return sorted(name for name in loadable if loadable.issuperset(_required(controls[name])))


def _required(control):
    listed = re.search(r"^requires\s*=\s*'([^']*)'", control, re.M)
    return re.findall(r"[^,\s]+", listed.group(1)) if listed else []


def before_start(cache, item):
    # Left by a server that was killed; nothing works in this folder now, or we would not be starting.
    for left in (cache.data(item) / "postmaster.pid", cache.sockets / f".s.PGSQL.{cache.ports()[item.name]}.lock"):
        left.unlink(missing_ok=True)
    (cache.data(item) / "pg_hba.conf").write_text(HBA.read_text())


def command(cache, item, port):
    return [cache.folder(item) / "bin/postgres", "-D", cache.data(item), "-p", port,
            "-c", f"unix_socket_directories={cache.sockets}"]


def tls_options(authority, certificate, key):
    return ["-c", "ssl=on", "-c", f"ssl_ca_file={authority}", "-c", f"ssl_cert_file={certificate}",
            "-c", f"ssl_key_file={key}"]


def is_ready(cache, item):
    """The server's own word: line 8 of its pid file."""
    try:
        lines = (cache.data(item) / "postmaster.pid").read_text().splitlines()
    except OSError:
        return False
    return len(lines) > 7 and lines[7].strip() == "ready"


def url(item, port):
    return f"postgres://postgres@127.0.0.1:{port}/postgres"


def describe(cache, item):
    return {"user": "postgres", "password": "", "socket": str(cache.sockets),
            "extensions": json.loads((cache.data(item) / EXTENSIONS).read_text())}
