"""Debian packages of any suite, by this machine's apt and from its mirror, but with a state of our own:
apt resolves and verifies, dpkg-deb unpacks, and the machine's packages stay as they are."""
import os
import threading
from pathlib import Path

from base import Failure, need, run

KEYRING = Path("/usr/share/keyrings/debian-archive-keyring.gpg")

# Depended upon, never called by the programs we run: apt is told that they are there.
NOT_NEEDED = """
    adduser debconf debianutils dpkg galera-4 gawk iproute2 libcgi-fast-perl libconfig-inifiles-perl
    libdbd-mariadb-perl libdbi-perl libhtml-template-perl libterm-readkey-perl lsb-base lsof mailx mariadb-common
    mysql-common netbase passwd perl perl-base postgresql-client-common procps psmisc readline-common rsync
    sensible-utils socat systemd tar
""".split()

_one_at_a_time = threading.Lock()
_updated = set()


def bring(cache, who, source, root):
    need("apt-get", "apt")
    need("dpkg-deb", "dpkg")
    # apt locks its state; it also keeps a core busy, so even other suites had better wait.
    with _one_at_a_time:
        apt = _Apt(cache, who, source)
        for package in apt.download():
            run(who, ["dpkg-deb", "-x", package, root])
        apt.clean()


class _Apt:
    def __init__(self, cache, who, source):
        self.who, self.source = who, source
        self.suites = [source.suite] + [suite for suite in [source.libc] if suite]
        self.root = cache.root / "apt" / "-".join(self.suites)
        self.archives = self.root / "cache/archives"
        for folder in (self.root / "state/lists/partial", self.archives / "partial"):
            folder.mkdir(parents=True, exist_ok=True)
        (self.root / "status").write_text("".join(map(_pretended, NOT_NEEDED)))
        signed = f"[signed-by={KEYRING}] " if KEYRING.exists() else ""
        (self.root / "sources.list").write_text(
            "".join(f"deb {signed}{_mirror(who)} {suite} main\n" for suite in self.suites))

    def get(self, *args):
        settings = {
            "Dir::State": self.root / "state",
            "Dir::State::status": self.root / "status",
            "Dir::Cache": self.root / "cache",
            "Dir::Etc::sourcelist": self.root / "sources.list",
            "Dir::Etc::sourceparts": "/dev/null",
            "Dir::Etc::preferences": "/dev/null",
            "Dir::Etc::preferencesparts": "/dev/null",
            "APT::Default-Release": self.source.suite,
            "APT::Install-Recommends": "false",
            # Essential packages too come only when something needs them.
            "pkgCacheGen::Essential": "none",
            # Old suites are no longer signed anew; the signatures themselves are still checked.
            "Acquire::Check-Valid-Until": "false",
            "Acquire::Languages": "none",
            "Acquire::IndexTargets::deb::DEP-11::DefaultEnabled": "false",
            "Acquire::Retries": "3",
        }
        if os.geteuid() == 0:
            settings["APT::Sandbox::User"] = "root"
        options = [part for key, value in settings.items() for part in ("-o", f"{key}={value}")]
        return run(self.who, ["apt-get", "-q", "-y", *options, *args])

    def download(self):
        if self.root not in _updated:
            self.get("update", "--error-on=any")
            _updated.add(self.root)
        wanted = [*self.source.packages, f"libc6/{self.suites[-1]}"]
        self.get("clean")
        self.get("install", "--download-only", *wanted)
        return sorted(self.archives.glob("*.deb"))

    def clean(self):
        self.get("clean")


def _pretended(package):
    return (f"Package: {package}\nStatus: install ok installed\nVersion: 9999\nArchitecture: amd64\n"
            f"Multi-Arch: {'allowed' if package == 'perl' else 'foreign'}\n"
            "Maintainer: lab\nDescription: pretended\n\n")


def _mirror(who):
    """Where this machine's own apt gets Debian from."""
    targets = run(who, ["apt-get", "indextargets", "--no-release-info",
                        "--format", "$(REPO_URI) $(RELEASE) $(COMPONENT)"])
    for uri, release, component in map(str.split, targets.splitlines()):
        if component == "main" and uri.rstrip("/").endswith("/debian") and "-" not in release:
            return uri
    raise Failure(f"{who}: this machine's apt sources name no Debian mirror")
