"""The same names as compose services. Servers run in containers; tools are native all the same."""
import json
import subprocess
from pathlib import Path

import catalog
import tls
from base import Failure, need, run

HERE = Path(__file__).resolve().parents[1]
GROUPS = {"all": "", "postgres": "pg", "mysql": ("mysql", "mariadb"), "pgtools": ()}


class Services:
    """The services that the names ask for; with a NAME-tls among them, all servers have TLS on."""

    def __init__(self, names):
        plugin = subprocess.run([need("docker", "docker.io"), "compose", "version"], capture_output=True)
        if plugin.returncode:
            raise Failure("this machine lacks docker's compose plugin")
        names = names or ["all"]
        self.tls = any(name.endswith(catalog.TLS) for name in names)
        self.ports = self._ports()
        names = [name.removesuffix(catalog.TLS) for name in names]
        self.names = list(dict.fromkeys(
            one for name in names
            for one in ([service for service in self.ports if service.startswith(GROUPS[name])]
                        if name in GROUPS else [name] if not name.startswith("pgtools") else [])))
        unknown = [name for name in self.names if name not in self.ports]
        if unknown:
            raise Failure(f"no compose service: {', '.join(unknown)}")

    def _command(self, *args):
        files = ["docker-compose.yml"] + (["docker-compose.tls.yml"] if self.tls else [])
        return ["docker", "compose", *(f"--file={HERE / file}" for file in files), *args]

    def compose(self, *args):
        argv = self._command(*args)
        if code := subprocess.run(argv).returncode:
            raise Failure(f"exit {code} from {' '.join(argv)}")

    def _answer(self, *args):
        return run("docker compose", self._command(*args))

    def _ports(self):
        config = json.loads(self._answer("config", "--format", "json"))
        return {name: int(service["ports"][0]["published"]) for name, service in config["services"].items()}

    def running(self):
        up = self._answer("ps", "--services", "--status", "running").split()
        return [name for name in self.names if name in up]


def native_names(names):
    """What must be fetched here: the client sets asked for, and the servers' packages that have clients inside."""
    known = [name for name in catalog.expand(names or ["all"]) if name in catalog.BY_NAME]
    return [name for name in known if catalog.BY_NAME[name].tools]


def up(services):
    if services.tls:
        tls.make(HERE / "tls")
    if services.names:
        services.compose("up", "--detach", "--wait", *services.names)


def down(services):
    if services.names:
        services.compose("rm", "--stop", "--force", "--volumes", *services.names)


def describe(services):
    running = services.running()
    described = {name: _server(services, name, None) for name in running}
    if services.tls:
        described |= {name + catalog.TLS: _server(services, name, tls.describe(HERE / "tls")) for name in running}
    return described


def _server(services, name, certificates):
    kind = "postgres" if name.startswith("pg") else name.rstrip("0123456789")
    user, database = ("postgres", "postgres") if kind == "postgres" else ("root", "")
    port = services.ports[name]
    return {"kind": kind, "url": f"{kind}://{user}@127.0.0.1:{port}/{database}", "host": "127.0.0.1",
            "port": port, "user": user, "password": "", "tls": certificates}
