"""What benchmarks and checks of the edge server share: a server while it runs, what it uses, and the requests that it
gets."""

import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import typing
import urllib.request

FILES = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(FILES))
PROGRAM = f"{ROOT}/.build/release/cachenet"
MODELS = f"{ROOT}/../shared/data/cifar10-onnx"
LABELS = "airplane,automobile,bird,cat,deer,dog,frog,horse,ship,truck"
TICKS = os.sysconf("SC_CLK_TCK")


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def installed(name, packages, install):
    """The folder under .tools/peers that has these packages of PyPI; `install(folder)` gives the pip command that brings
    them, once."""
    folder = pathlib.Path(ROOT) / ".tools/peers" / name
    stamp = folder / "stamp"
    if not stamp.exists() or stamp.read_text() != " ".join(packages):
        print(f"installing {' '.join(packages)}", flush=True)
        shutil.rmtree(folder, ignore_errors=True)
        if subprocess.call([*install(folder), "--quiet", "--disable-pip-version-check", *packages]):
            sys.exit("pip could not install them (its reason is above; pip's own settings apply)")
        stamp.write_text(" ".join(packages))
    return folder


def descendants(root):
    """The process and all below it."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                with open(f"/proc/{name}/stat") as file:
                    parent = int(file.read().rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(name))
    found, rest = [], [root]
    while rest:
        process = rest.pop()
        found.append(process)
        rest += children.get(process, [])
    return found


def cpu_seconds(root):
    """The CPU time of the process and all below it."""
    total = 0.0
    for process in descendants(root):
        try:
            with open(f"/proc/{process}/stat") as file:
                fields = file.read().rpartition(")")[2].split()
        except OSError:
            continue
        total += (int(fields[11]) + int(fields[12])) / TICKS
    return total


class Server:
    """A server of the protocol while it runs."""

    def __init__(self, name, command, url, bodies, ready, context=None):
        """`context` is for a server with TLS: whom to believe."""
        self.name, self.url, self.bodies = name, url, bodies
        self.log = tempfile.NamedTemporaryFile("w+", suffix=f"-{name}.log")
        # The edge server ends when this end of the pipe is gone, however the benchmark ends.
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=self.log, stderr=self.log, start_new_session=True)
        deadline = time.time() + 120
        try:
            while True:
                try:
                    urllib.request.urlopen(ready, timeout=2, context=context)
                    return
                except OSError:
                    if self.process.poll() is not None or time.time() > deadline:
                        self.log.seek(0)
                        raise RuntimeError(f"{name} does not start: {self.log.read()[-2000:]}")
                    time.sleep(0.2)
        except BaseException:
            self.stop()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.stop()

    def stop(self):
        for process in reversed(descendants(self.process.pid)):
            try:
                os.kill(process, signal.SIGTERM)
            except ProcessLookupError:
                pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)


class Load(typing.NamedTuple):
    """What came of requests by wrk; times in milliseconds, CPU time of all the server's processes in microseconds."""

    rate: float
    p50: float
    p99: float
    failed: int
    cpu: float


def wrk(server, kind, connections, seconds, fields=()):
    """Requests without pause over some connections; `fields` are further headers of each."""
    file, content_type, header = server.bodies[kind]
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-s", f"{FILES}/post.lua"]
    for field in fields:
        command += ["-H", field]
    command += [server.url, "--", file, content_type] + ([str(header)] if header else [])
    before = cpu_seconds(server.process.pid)
    output = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    used = cpu_seconds(server.process.pid) - before

    def percentile(number):
        value, unit = re.search(rf"{number}%\s+([\d.]+)(us|ms|s)", output).groups()
        return float(value) * {"us": 1e-3, "ms": 1, "s": 1e3}[unit]

    refused = re.search(r"Non-2xx or 3xx responses: (\d+)", output)
    errors = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", output)
    return Load(
        float(re.search(r"Requests/sec:\s+([\d.]+)", output)[1]), percentile(50), percentile(99),
        sum(map(int, (refused.groups() if refused else ()) + (errors.groups() if errors else ()))),
        used / int(re.search(r"(\d+) requests in", output)[1]) * 1e6)


def cachenet_server(program, bundles, port, options, requests, name, prefix=()):
    """The edge server with some bundles; `name` is the model that requests go to."""
    command = [*prefix, program, "serve", "--port", str(port), "--until-input-ends"]
    for bundle in bundles:
        command += ["--bundle", bundle]
    address = f"http://127.0.0.1:{port}"
    return Server("cachenet", command + options, f"{address}/v2/models/{name}/infer", requests, f"{address}/v2/health/ready")


def bundle(program, model, folder, name):
    """A bundle's path: the model is all of it."""
    path = os.path.join(folder, f"{name}.bundle")
    subprocess.run(
        [program, "bundle", "create", "--full", model, "--fallback", model, "--labels", LABELS, "--output", path],
        check=True, stdout=subprocess.DEVNULL)
    return path


def bodies(folder, name="image"):
    """The same frame as binary tensor and as JSON."""
    frame = bytes(range(256)) * 12
    described = {"name": name, "shape": [1, 3, 32, 32], "datatype": "UINT8"}
    header = json.dumps({
        "inputs": [{**described, "parameters": {"binary_data_size": len(frame)}}],
        "outputs": [{"name": "logits", "parameters": {"binary_data": True}}],
    }).encode()
    binary, text = os.path.join(folder, "binary"), os.path.join(folder, "json")
    with open(binary, "wb") as file:
        file.write(header + frame)
    with open(text, "w") as file:
        json.dump({"inputs": [{**described, "data": list(frame)}], "outputs": [{"name": "logits"}]}, file)
    return {"binary": (binary, "application/octet-stream", len(header)), "JSON": (text, "application/json", None)}
