"""How a PostgreSQL server is made, started and known to be ready."""
import signal

# Fast shutdown: clients are turned out, data is written.
STOP_SIGNAL = signal.SIGINT

# Small, forgetful (no fsync: a lab's data is never precious), and able to do all that a dump may need.
SETTINGS = """
listen_addresses = '127.0.0.1'
max_connections = 50
max_prepared_transactions = 10
max_locks_per_transaction = 256
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


def before_start(data):
    # Left by a server that was killed; nothing works in this folder now, or we would not be starting.
    (data / "postmaster.pid").unlink(missing_ok=True)


def command(cache, item, port):
    return [cache.folder(item) / "bin/postgres", "-D", cache.data(item), "-p", port,
            "-c", f"unix_socket_directories={cache.root / 'run'}"]


def is_ready(data, port):
    """The server's own word: line 8 of its pid file."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
    except OSError:
        return False
    return len(lines) > 7 and lines[7].strip() == "ready"


def url(port):
    return f"postgres://postgres@127.0.0.1:{port}/postgres"


def describe(cache, item):
    return {"user": "postgres", "password": "", "socket": str(cache.root / "run")}
