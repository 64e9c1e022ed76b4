"""What the benchmark scripts share: the lab, our release build, timing two programs in turn, and tables of what came out."""
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def lab():
    """The lab's servers and tools, as `compat/lab env --json` has them."""
    out = subprocess.run([ROOT / "compat/lab", "env", "--json"], check=True, capture_output=True).stdout
    return json.loads(out)


def ours():
    """Our program, built for release."""
    build = subprocess.run(["cargo", "build", "--release", "--locked", "--message-format=json-render-diagnostics"], cwd=ROOT, check=True, stdout=subprocess.PIPE)
    built = [json.loads(line) for line in build.stdout.splitlines()]
    return next(m["executable"] for m in built if m.get("executable") and m["target"]["name"] == "dumpkit")


def timed(command):
    """Seconds and peak KiB of a command that must succeed."""
    start = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    errors = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    elapsed = time.monotonic() - start
    if process.returncode != 0:
        sys.exit(f"{command} failed:\n{errors.decode(errors='replace')}")
    return elapsed, usage.ru_maxrss


def in_turn(runs, clear, our_command, their_command):
    """Medians of seconds and peaks of KiB of two commands that take turns."""
    samples, memory = [[], []], [0, 0]
    for _ in range(runs):
        for side, command in enumerate((our_command, their_command)):
            clear()
            seconds, peak = timed(command)
            samples[side].append(seconds)
            memory[side] = max(memory[side], peak)
    return *map(statistics.median, samples), *memory


def machine():
    """What it ran on."""
    cpu = next((line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")), platform.processor())
    return f"- machine: {os.cpu_count()} cores of {cpu}, {platform.system()} {platform.release()}"


def version(tool):
    return subprocess.run([tool, "--version"], check=True, capture_output=True, text=True).stdout.strip()
