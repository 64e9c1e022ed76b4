"""Packages of npm and PyPI, through their own clients, for the files inside: none of their code is run."""
import json
import os
import sys
import zipfile

from base import need, run


def npm(cache, who, source, root):
    with cache.scratch() as scratch:
        run(who, [need("npm"), "pack", f"{source.package}@{source.version}", "--silent",
                  "--pack-destination", scratch, "--cache", scratch / "cache"], cwd=scratch)
        packed, = scratch.glob("*.tgz")
        depth = source.inside.count("/") + 1
        run(who, [need("tar"), "-xzf", packed, "-C", root, "--no-same-owner",
                  f"--strip-components={depth}", source.inside])
    _links(root, source.inside.removeprefix("package/"))


def _links(root, inside):
    """npm packages hold no links; this one lists those it had."""
    listed = root / "pg-symlinks.json"
    if not listed.exists():
        return
    for link in json.loads(listed.read_text()):
        target = root / link["target"].removeprefix(inside + "/")
        source = root / link["source"].removeprefix(inside + "/")
        if not os.path.lexists(target):
            target.symlink_to(os.path.relpath(source, target.parent))


def pypi(cache, who, source, root):
    with cache.scratch() as scratch:
        run(who, [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check",
                  "--no-cache-dir", "--no-deps", "--only-binary=:all:", "--python-version", source.python,
                  "--platform", "manylinux2014_x86_64", "-d", scratch, f"{source.package}=={source.version}"])
        wheel, = scratch.glob("*.whl")
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(root)
