"""How a MySQL or MariaDB server is made, started and known to be ready."""
import signal
from pathlib import Path

from base import Failure, give

STOP_SIGNAL = signal.SIGTERM

USERS = Path(__file__).with_name("mysql-users.sql")

# Small, forgetful, with a binlog of rows, and nothing forbidden that a dump, a load or a replay may need.
SETTINGS = """
    bind-address=127.0.0.1 skip-name-resolve
    server-id=1 log-bin=binlog binlog-format=ROW sync-binlog=0 log-bin-trust-function-creators=1
    innodb-buffer-pool-size=32M innodb-flush-log-at-trx-commit=0 innodb-flush-method=nosync
    max-connections=50 max-allowed-packet=64M local-infile=1 secure-file-priv=
    character-set-server=utf8mb4 default-time-zone=+00:00
"""

# MariaDB has its GTIDs always on.
DIALECT = {
    "mariadb": "log-slave-updates innodb-log-file-size=32M",
    "mysql9": "gtid-mode=ON enforce-gtid-consistency=ON innodb-redo-log-capacity=32M mysqlx=OFF",
    "mysql5": "gtid-mode=ON enforce-gtid-consistency=ON log-slave-updates innodb-log-file-size=32M",
}

# What mysql_install_db feeds to a bootstrapping server, in its order.
SYSTEM_TABLES = ("*_system_tables.sql", "*_performance_tables.sql", "*_system_tables_data.sql",
                 "fill_help_tables.sql", "maria_add_gis_sp_bootstrap.sql", "mariadb_sys_schema.sql")

# root comes without a password, and from an address too: 127.0.0.1 is no localhost without name resolution.
ROOT = {
    "mysql": "CREATE USER root@'%' IDENTIFIED BY '';",
    "mariadb": "CREATE USER root@'%';",
}


def _server(cache, item, data):
    """The server with the folders that its packages would have had."""
    root = cache.folder(item) / "root"
    share = next((path for path in (root / "usr/share/mariadb", root / "usr/share/mysql", root / "server/share")
                  if path.exists()), None)
    if not share:
        raise Failure(f"{item.name}: no share folder in {root}")
    program = "mariadbd" if item.kind == "mariadb" else "mysqld"
    argv = [cache.folder(item) / "bin" / program, "--no-defaults", f"--basedir={root / 'usr'}",
            f"--datadir={data}", f"--tmpdir={_own_tmp(cache, item)}",
            f"--lc-messages-dir={share}", f"--character-sets-dir={share / 'charsets'}"]
    plugins = root / "usr/lib/mysql/plugin"
    return share, argv + ([f"--plugin-dir={plugins}"] if plugins.exists() else [])


def _own_tmp(cache, item):
    """A starting server removes what looks like a left temporary table, its neighbours' too if they share a folder."""
    folder = cache.root / "tmp" / item.name
    folder.mkdir(parents=True, exist_ok=True)
    give(folder)
    return folder


def initialize(cache, item, data, run):
    share, server = _server(cache, item, data)
    users = f"{ROOT[item.kind]}\nGRANT ALL ON *.* TO root@'%' WITH GRANT OPTION;\n{USERS.read_text()}"
    if any(share.glob("*_system_tables.sql")):
        # 5.6 comes with nameless users, who would stand before ours.
        run([*server, "--bootstrap", "--max-allowed-packet=8M"], "".join([
            "CREATE DATABASE IF NOT EXISTS mysql;\nUSE mysql;\nSET @auth_root_socket = NULL;\n",
            *(path.read_text() for pattern in SYSTEM_TABLES for path in share.glob(pattern)),
            "\nDELETE FROM mysql.user WHERE user = '';\n" if item.kind == "mysql" else "\n",
            "FLUSH PRIVILEGES;\n", users]))
    else:
        script = data.with_name(f".users-{item.name}.sql")
        script.write_text(users)
        run([*server, "--initialize-insecure", f"--init-file={script}"])
        script.unlink()


def before_start(cache, item):
    # Left by a server that was killed.
    _socket(cache, item).with_suffix(".sock.lock").unlink(missing_ok=True)


def command(cache, item, port):
    _, server = _server(cache, item, cache.data(item))
    dialect = DIALECT[item.kind if item.kind == "mariadb" else f"mysql{cache.about(item)['version'][0]}"]
    return [*server, f"--port={port}", f"--socket={_socket(cache, item)}", f"--pid-file={item.name}.pid",
            *(f"--{setting}" for setting in (SETTINGS + dialect).split())]


def tls_options(authority, certificate, key):
    return [f"--ssl-ca={authority}", f"--ssl-cert={certificate}", f"--ssl-key={key}"]


def is_ready(cache, item):
    """The server's own word, in a log that begins anew with each start: a knock at its port, to see whether it
    answers, would be logged as a failed login."""
    log = cache.log(item)
    return log.exists() and "ready for connections" in log.read_text(errors="replace")


def _socket(cache, item):
    return cache.sockets / f"{item.name}.sock"


def url(item, port):
    return f"{item.kind}://root@127.0.0.1:{port}/"


def describe(cache, item):
    return {"user": "root", "password": "", "socket": str(_socket(cache, item))}
