"""The lab's certificates: one authority, one server certificate for localhost, one for a client."""
import os
import shutil
import threading
from pathlib import Path

from base import give, need, run

MAKE = Path(__file__).resolve().parents[1] / "tls/make-certs"

_once = threading.Lock()


def make(folder):
    with _once:
        need("openssl")
        run("tls", [MAKE, folder])


def give_server(cache, data):
    """Authority, certificate and key where the server may read them: a key must be its own."""
    make(cache.root / "tls")
    placed = []
    for name in ("ca.crt", "server.crt", "server.key"):
        target = data / f"lab-{name}"
        shutil.copyfile(cache.root / "tls" / name, target)
        os.chmod(target, 0o600)
        give(target)
        placed.append(target)
    return placed


def describe(folder):
    return {key: str(folder / name) for key, name in
            {"ca": "ca.crt", "client_cert": "client.crt", "client_key": "client.key"}.items()}
