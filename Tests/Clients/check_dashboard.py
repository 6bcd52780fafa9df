"""Looks at an edge server's dashboard with a real browser, Chromium, driven over its DevTools pipe.

    check_dashboard.py URL [--token TOKEN] [--device camera-1] [--model cifar10] [--output FOLDER]

The server at URL has heard of the device within the last seconds and serves the model. With --token, it asks for one.
Then the server's page is shown made-up events by a server of this program's own: restarts, names that are markup, forty
devices, a connection that breaks. Needs Debian's `chromium`, and nothing from PyPI. Pictures go to --output.
"""

import argparse
import base64
import contextlib
import json
import os
import pathlib
import re
import select
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

WIDTHS = (420, 1280)
MARKUP = "<img src=x onerror=alert(1)>"
KEYS = {"Tab": ("Tab", 9, ""), "Enter": ("Enter", 13, "\r"), "Space": (" ", 32, " ")}

# Texts with too little contrast to what is behind them (WCAG 2.2, 1.4.3): 4.5, no text here counts as large.
CONTRAST = """
(() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const color = value => {
    canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = value; canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
    .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
  const bad = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !element.checkVisibility()) continue;
    if (element.closest("script, style, noscript, .unseen")) continue;
    let behind = element, ground = [0, 0, 0, 0];
    for (; behind && ground[3] < 255; behind = behind.parentElement) {
      ground = color(getComputedStyle(behind).backgroundColor);
    }
    const [a, b] = [light(color(getComputedStyle(element).color)), light(ground)].sort((x, y) => y - x);
    const contrast = (a + 0.05) / (b + 0.05);
    if (contrast < 4.5) bad.push(`${walker.currentNode.data.trim()}: ${contrast.toFixed(2)}`);
  }
  return bad;
})()
"""


class Gone(RuntimeError):
    """The page went away before it could answer."""


class Browser:
    """Chromium without a window, with one page."""

    def __init__(self, program):
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        theirs_in, self.writing = os.pipe()
        self.reading, theirs_out = os.pipe()
        # The browser reads from descriptor 3 and writes to 4; high ones first, so that neither is overwritten.
        ends = [os.dup2(end, 100 + index) for index, end in enumerate((theirs_in, theirs_out))]
        command = [
            program,
            "--headless",
            "--remote-debugging-pipe",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-dev-shm-usage",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={self.folder.name}",
        ]
        if os.getuid() == 0:
            command.append("--no-sandbox")
        self.process = subprocess.Popen(
            [*command, "about:blank"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            preexec_fn=lambda: [os.dup2(end, 3 + index) for index, end in enumerate(ends)],
            pass_fds=(3, 4),
            start_new_session=True,
        )
        for end in (theirs_in, theirs_out, *ends):
            os.close(end)
        self.buffer, self.number, self.session = b"", 0, None
        self.requests, self.errors, self.dialogs = [], [], []
        target = next(t for t in self.call("Target.getTargets")["targetInfos"] if t["type"] == "page")
        self.session = self.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Accessibility"):
            self.call(domain + ".enable")

    def close(self):
        with contextlib.suppress(OSError, RuntimeError):
            self.call("Browser.close")
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.folder.cleanup()

    def receive(self, timeout):
        """The next message; what it tells of the page is noted. None when nothing comes in time."""
        end = time.monotonic() + timeout
        while b"\0" not in self.buffer:
            if not select.select([self.reading], [], [], max(0, end - time.monotonic()))[0]:
                return None
            got = os.read(self.reading, 1 << 20)
            if not got:
                raise RuntimeError("the browser ended")
            self.buffer += got
        line, self.buffer = self.buffer.split(b"\0", 1)
        message = json.loads(line)
        method, params = message.get("method"), message.get("params", {})
        if method == "Network.requestWillBeSent":
            self.requests.append(params["request"]["url"])
        elif method == "Runtime.exceptionThrown":
            self.errors.append(json.dumps(params["exceptionDetails"])[:500])
        elif method == "Runtime.consoleAPICalled" and params["type"] in ("error", "assert", "warning"):
            self.errors.append(json.dumps(params["args"])[:500])
        elif method == "Log.entryAdded" and params["entry"]["level"] in ("error", "warning"):
            self.errors.append(f"{params['entry']['text']} {params['entry'].get('url', '')}")
        elif method == "Page.javascriptDialogOpening":
            self.dialogs.append(params["message"])
            self.send("Page.handleJavaScriptDialog", accept=True)
        return message

    def send(self, method, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.writing, data) :]
        return self.number

    def call(self, method, **params):
        number = self.send(method, **params)
        end = time.monotonic() + 60
        while time.monotonic() < end:
            message = self.receive(end - time.monotonic())
            if message and message.get("id") == number:
                if "error" in message:
                    error = f"{method}: {message['error']}"
                    raise Gone(error) if re.search("navigated|context", error) else RuntimeError(error)
                return message["result"]
        raise RuntimeError(f"{method}: no answer in a minute")

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(json.dumps(result["exceptionDetails"])[:500])
        return result["result"].get("value")

    def wait(self, expression, seconds=20):
        """Whether a condition comes true in time."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            with contextlib.suppress(Gone):
                if self.evaluate(f"Boolean({expression})"):
                    return True
            self.receive(0.1)
        return False

    def pause(self, seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            self.receive(end - time.monotonic())

    def open(self, url):
        self.call("Page.navigate", url=url)
        self.wait("document.readyState === 'complete'")

    def press(self, name):
        key, code, letter = KEYS[name]
        common = {"key": key, "code": name, "windowsVirtualKeyCode": code}
        self.call("Input.dispatchKeyEvent", type="keyDown", text=letter, **common)
        self.call("Input.dispatchKeyEvent", type="keyUp", **common)

    def write(self, words):
        self.call("Input.insertText", text=words)
        self.press("Enter")

    def look(self, width, scheme, motion="no-preference"):
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=800, deviceScaleFactor=1, mobile=width < 600
        )
        self.call(
            "Emulation.setEmulatedMedia",
            features=[
                {"name": "prefers-color-scheme", "value": scheme},
                {"name": "prefers-reduced-motion", "value": motion},
            ],
        )
        self.pause(0.5)

    def picture(self, path):
        size = self.call("Page.getLayoutMetrics")["cssContentSize"]
        shot = self.call(
            "Page.captureScreenshot",
            format="png",
            captureBeyondViewport=True,
            clip={"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1},
        )
        path.write_bytes(base64.b64decode(shot["data"]))


class Stage:
    """A server that shows the page of another one events of ours."""

    def __init__(self, page, headers):
        self.events, self.status, self.token, self.changed = [], 200, None, threading.Condition()
        stage = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_):
                pass

            def do_GET(self):
                with contextlib.suppress(OSError):
                    if self.path == "/":
                        self.send_response(200)
                        for name, value in headers.items():
                            self.send_header(name, value)
                        self.end_headers()
                        self.wfile.write(page)
                    elif self.path == "/dashboard/events":
                        stage.stream(self)
                    else:
                        self.send_error(404)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def stream(self, handler):
        given = handler.headers.get("Authorization")
        status = self.status
        if self.token and given != f"Bearer {self.token}":
            status = 403 if given == "Bearer plain" else 401
        handler.send_response(status)
        handler.send_header("Content-Type", "text/event-stream")
        handler.end_headers()
        if status != 200:
            return
        with self.changed:
            events, sent = self.events, 0
            while events is self.events:  # Other events end the connection, as a restart does.
                while sent < len(events):
                    data = f": comment\nevent: state\ndata: {json.dumps(events[sent], ensure_ascii=False)}\n\n".encode()
                    for part in (data[:37], data[37:]):  # Cut within a line.
                        handler.wfile.write(part)
                        handler.wfile.flush()
                    sent += 1
                self.changed.wait(0.2)

    def show(self, events):
        with self.changed:
            self.events = events
            self.changed.notify_all()

    def add(self, event):
        with self.changed:
            self.events.append(event)
            self.changed.notify_all()


class Follower(threading.Thread):
    """Reads the server's own events beside the page."""

    def __init__(self, url, token):
        super().__init__(daemon=True)
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        try:
            self.stream = urllib.request.urlopen(urllib.request.Request(url, headers=headers), timeout=30)
        except urllib.error.HTTPError as error:
            raise SystemExit(f"{url} answered {error.code}; an admin's token is given with --token") from None
        self.events = []

    def run(self):
        with contextlib.suppress(OSError):
            for line in self.stream:
                if line.startswith(b"data:"):
                    self.events = self.events[-30:] + [json.loads(line[5:])]


def number(value, digits=0):
    return "–" if value is None else f"{value:,.{digits}f}"


def size(value):
    unit = 0
    while value is not None and value >= 1000 and unit < 4:
        value, unit = value / 1000, unit + 1
    return "–" if value is None else number(value, 1 if unit else 0) + " " + ["B", "KB", "MB", "GB", "TB"][unit]


def milliseconds(value):
    return number(value, 1 if value is not None and value < 100 else 0)


def short(version):
    return re.sub(r"^sha256:(.{8}).*", r"\1", version or "–")


def device_cells(device):
    """What cells of a device's row say, those that need no second event."""
    latency = device.get("latency") or {}
    return {
        "Device": device["id"],
        "Model": device["model"],
        "Active": device.get("activePartition") or "–",
        "Cached": ", ".join(device.get("cachedPartitions") or []) or "–",
        "p50 ms": milliseconds(latency.get("p50")),
        "p99 ms": milliseconds(latency.get("p99")),
        "Downloads": f"{number(device.get('downloads'))} · {size(device.get('downloadedBytes'))}",
        "Version": short(device.get("version")),
    }


def model_cells(model):
    return {
        "Model": "version " + short(model["version"]),
        "Requests/s": f"{number(model['requests'])} in all",
        "Failed": f"{number(model['failures'])} in all",
        "Refused": f"{number(model['refused'])} in all",
        "Downloads": f"{number(model['downloads'])} in all · {size(model['downloadedBytes'])}",
    }


def made_up(step, devices=3):
    """The event of a second: counters are straight lines, so that every figure is known."""
    version = "sha256:" + "ab" * 32
    names = ["camera-1", MARKUP, "a-device-with-a-name-that-is-longer-than-any-column-would-like-to-be-0123456789"]
    names += [f"camera-{index}" for index in range(4, 200)]
    return {
        "time": 1764280000000 + 1000 * step,
        "server": {
            "version": "0.1.0",
            "uptime": 3600 + step,
            "pending": 3,
            "connections": 12,
            "residentBytes": 123456789,
        },
        "models": [
            {
                "name": "cifar10",
                "version": version,
                "state": "READY",
                "requests": 1000 + 20 * step,
                "failures": 3,
                "refused": 0,
                "requestTime": 5000000 + 90000 * step,
                "queueTime": 1000000 + 18000 * step,
                "computeTime": 3000000 + 54000 * step,
                "frames": 1250 + 50 * step,
                "runs": 400 + 20 * step,
                "hints": {"0": 800 + 5 * step, "3": 400 + 15 * step, MARKUP: 1},
                "downloads": 17,
                "downloadedBytes": 5400000,
            }
        ],
        "devices": [
            {
                "id": name,
                "model": "cifar10",
                "version": version if index != 1 else "sha256:" + "cd" * 32,
                "age": 0.5 if index % 7 != 2 else 61 + step,
                "frames": 9000 + 100 * step,
                "hits": 8000 + 90 * step,
                "misses": 900 + 8 * step,
                "degraded": 100 + 2 * step,
                "latency": None if index == 2 else {"p50": 1.9, "p99": 24 + index},
                "activePartition": None if index == 2 else "3",
                "cachedPartitions": ["3", "1"],
                "downloads": 9,
                "downloadedBytes": 2900000,
            }
            for index, name in enumerate(names[:devices])
        ],
    }


class Checks:
    def __init__(self, browser, options):
        self.browser, self.options, self.passed, self.failed = browser, options, 0, 0
        self.pictures = pathlib.Path(options.output)
        self.pictures.mkdir(parents=True, exist_ok=True)

    def expect(self, condition, what, more=""):
        if condition:
            self.passed += 1
        else:
            self.failed += 1
            print(f"FAILED: {what}" + (f": {more}" if more else ""), flush=True)
        return bool(condition)

    def expect_soon(self, expression, what, seconds=20):
        return self.expect(self.browser.wait(expression, seconds), what, f"not so: {expression}")

    def clean(self, url, where, allowed=()):
        """No word on the console, no request elsewhere, no dialog, since last asked."""
        errors = [error for error in self.browser.errors if not any(re.search(pattern, error) for pattern in allowed)]
        self.expect(not errors, f"{where}: the console is silent", errors)
        origin = urllib.parse.urlsplit(url).netloc
        others = [
            u for u in self.browser.requests if not u.startswith("data:") and urllib.parse.urlsplit(u).netloc != origin
        ]
        self.expect(not others, f"{where}: no request to another origin", others)
        self.expect(not self.browser.dialogs, f"{where}: no dialog", self.browser.dialogs)
        for notes in (self.browser.errors, self.browser.requests, self.browser.dialogs):
            notes.clear()

    def row(self, table, name):
        """The texts of a row's cells by column, None where there is no such row."""
        return self.browser.evaluate(f"""(() => {{
          const row = [...document.querySelectorAll("#{table} tbody tr")]
            .find(row => row.cells[0].firstChild.textContent === {json.dumps(name)});
          return row && Object.fromEntries([...row.cells]
            .map(cell => [cell.dataset.column, cell.innerText.replace(/\\s+/g, " ").trim()]));
        }})()""")

    def column(self, table, key):
        return self.browser.evaluate(
            f"""[...document.querySelectorAll('#{table} td[data-column="{key}"]')].map(cell => cell.innerText.trim())"""
        )

    def tiles(self):
        return self.browser.evaluate("""Object.fromEntries([...document.querySelectorAll("dl > div")].map(tile =>
          [tile.querySelector("dt"), tile.querySelector(".value"), tile.querySelector(".note")].map(e => e.textContent))
          .map(([label, value, note]) => [label, value + " | " + note]))""")

    def looks(self, name):
        """Widths and schemes: nothing wider than the window, enough contrast, a picture of each."""
        for width in WIDTHS:
            for scheme in ("light", "dark"):
                self.browser.look(width, scheme)
                self.browser.picture(self.pictures / f"{name}-{width}-{scheme}.png")
                wide = self.browser.evaluate("document.documentElement.scrollWidth")
                self.expect(wide <= width, f"{name}: nothing is wider than {width} pixels, {scheme}", wide)
                faint = self.browser.evaluate(CONTRAST)
                self.expect(not faint, f"{name}: texts have contrast at {width} pixels, {scheme}", faint)
        self.browser.look(1280, "light")

    def structure(self, where):
        """What a screen reader is told."""
        nodes = [node for node in self.browser.call("Accessibility.getFullAXTree")["nodes"] if not node["ignored"]]
        told = [(node["role"]["value"], node.get("name", {}).get("value", "")) for node in nodes]
        roles = [role for role, _ in told]
        for role in ("banner", "main", "heading", "status"):
            self.expect(role in roles, f"{where}: a {role} is told", sorted(set(roles)))
        nameless = [
            role
            for role, name in told
            if role in ("button", "textbox", "table", "region", "image", "columnheader", "rowheader") and not name
        ]
        self.expect(not nameless, f"{where}: all has a name", nameless)
        return told

    def by_keyboard(self, table, label):
        """Goes to a column's button with Tab."""
        self.browser.evaluate("document.activeElement.blur()")
        for _ in range(60):
            self.browser.press("Tab")
            if self.browser.evaluate(
                f"""document.activeElement.matches("#{table} thead button")
                && document.activeElement.textContent === {json.dumps(label)}"""
            ):
                return True
        return False

    def sorted_by(self, table):
        return self.browser.evaluate(
            f"""[...document.querySelectorAll("#{table} th[aria-sort]")]
            .map(head => head.textContent.trim() + " " + head.ariaSort).join()"""
        )

    def enter(self, url, wrong, right, plain=None):
        """The form that asks for a token."""
        browser = self.browser
        if not self.expect_soon("document.forms[0].checkVisibility()", "a token is asked for"):
            return
        told = self.structure("form")
        self.expect(("textbox", "Admin token") in told, "form: the field has its label", told)
        self.expect(browser.evaluate("document.activeElement.type") == "password", "form: the field has the focus")
        browser.write(wrong)
        self.expect_soon(
            "/refused/.test(document.getElementById('refusal').textContent)", "a wrong token is refused with a word"
        )
        self.expect(browser.evaluate("!sessionStorage['cachenet-token']"), "a wrong token is not kept")
        if plain:
            browser.write(plain)
            self.expect_soon(
                "/not an admin/.test(document.getElementById('refusal').textContent)",
                "another's token is refused with a word",
            )
        self.looks("form" if plain else "live-form")
        browser.evaluate("document.getElementById('token').focus()")
        browser.write(right)
        self.expect_soon("document.getElementById('figures').checkVisibility()", "the right token gets in")
        self.expect(browser.evaluate("!document.forms[0].checkVisibility()"), "the form is gone")
        self.clean(url, "form", [r"status of 40[13]"])
        browser.call("Page.reload")
        self.expect_soon("document.getElementById('figures')?.checkVisibility()", "the token is kept over a reload")

    def live(self, url):
        """The server's own figures."""
        browser, options = self.browser, self.options
        follower = Follower(urllib.parse.urljoin(url, "dashboard/events"), options.token)
        follower.start()
        browser.look(1280, "light")
        browser.open(url)
        if options.token:
            self.enter(url, options.token + "x", options.token)
        if not self.expect_soon("document.querySelector('#connection.live')", "live: the page connects"):
            raise SystemExit(
                f"the page shows no figures: {browser.evaluate('document.body.innerText')!r} {browser.errors}"
            )
        self.expect(
            browser.evaluate("document.documentElement.lang === 'en' && document.title === 'CacheNet edge server'"),
            "live: title and language",
        )
        for table, key, name, cells in (
            ("devices", "id", options.device, device_cells),
            ("models", "name", options.model, model_cells),
        ):
            known = differing = {}
            for _ in range(30):
                shown = self.row(table, name)
                there = [item for event in follower.events for item in event[table] if item[key] == name]
                if shown and there:
                    known = [cells(item) for item in there]
                    differing = [
                        {
                            c: (shown.get(c), text)
                            for c, text in one.items()
                            if not re.search(rf"(^|\s){re.escape(text)}(\s|$)", shown.get(c, ""))
                        }
                        for one in known
                    ]
                    if not all(differing):
                        break
                browser.pause(0.5)
            if self.expect(known, f"live: {name} is in the table of {table}", self.row(table, name)):
                self.expect(not all(differing), f"live: the row of {name} says what the server says", differing[-1])
        event = follower.events[-1]
        self.expect(
            event["server"]["version"] in browser.evaluate("document.getElementById('server').textContent"),
            "live: the server's version is shown",
        )
        told = self.structure("live")
        self.expect(
            {"Table of devices", "Table of models"} <= {name for role, name in told if role == "region"},
            "live: tables are in regions",
        )
        self.expect(self.by_keyboard("devices", "Downloads"), "live: Tab reaches a column's button")
        self.expect(
            self.browser.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid",
            "live: focus is visible",
        )
        browser.press("Enter")
        self.expect(self.sorted_by("devices") == "Downloads descending", "live: Enter sorts", self.sorted_by("devices"))
        browser.press("Space")
        self.expect(
            self.sorted_by("devices") == "Downloads ascending",
            "live: Space sorts the other way",
            self.sorted_by("devices"),
        )
        browser.evaluate(
            """window.said = 0; new MutationObserver(() => window.said++)
            .observe(document.getElementById("said"), {childList: true, characterData: true, subtree: true})"""
        )
        browser.pause(3.5)
        self.expect(browser.evaluate("window.said") == 0, "live: nothing is said while nothing changes")
        self.expect(
            browser.evaluate("document.activeElement.textContent") == "Downloads", "live: the focus stays where it was"
        )
        self.looks("live")
        self.clean(url, "live")

    def made_up_figures(self, stage):
        """Events of ours, every figure known."""
        browser = self.browser
        stage.show([made_up(step) for step in range(5)])
        browser.open(stage.url)
        self.expect_soon("document.querySelector('#connection.live')", "figures: the page connects")
        self.expect_soon("document.querySelectorAll('#devices tbody tr').length === 3", "figures: three devices")
        self.expect_soon(
            "document.querySelector('#models tbody').textContent.includes('1,080')", "figures: the last event is shown"
        )
        tiles = self.tiles()
        self.expect(
            tiles
            == {
                "Devices": "2 | 1 silent, 200 frames/s",
                "Hit ratio": "90.0% | 2.0% degraded",
                "Requests/s": "20.0 | 0 failed, 0 refused",
                "Mean time of a request": "4.5 ms | queue 0.9, compute 2.7",
                "Requests waiting": "3 | 12 connections open",
                "Memory": "123.5 MB | resident",
            },
            "figures: the key figures are right",
            tiles,
        )
        row = self.row("devices", "camera-1")
        self.expect(
            row
            and (row["Hit ratio"], row["Degraded"], row["Frames/s"], row["Seen"])
            == ("90.0%", "2.0%", "100", "1 s ago"),
            "figures: a device's",
            row,
        )
        row = self.row("models", "cifar10")
        self.expect(
            row
            and [
                row[key]
                for key in ("Requests/s", "Request ms", "Queue ms", "Compute ms", "Frames/run", "Hints by partition")
            ]
            == ["20.0 1,080 in all", "4.5", "0.9", "2.7", "2.5", "0: 25% 3: 75%"],
            "figures: a model's",
            row,
        )

        row = self.row("devices", MARKUP)
        self.expect(
            row and row["Device"] == MARKUP and row["Version"] == "cdcdcdcd differs",
            "a name that is markup is shown as text",
            row,
        )
        self.expect(browser.evaluate("document.images.length") == 0, "no picture comes from a name")
        row = self.row("devices", made_up(0)["devices"][2]["id"])
        self.expect(
            row and row["Seen"] == "silent 1 min" and row["p99 ms"] == "–" and row["Active"] == "–",
            "a silent device is told",
            row,
        )

        # The server and a device start anew: counters begin at nothing, rates stay what they were.
        for step in range(1, 6):
            event = made_up(4 + step)
            event["server"]["uptime"] = step
            for name in ("frames", "hits", "misses", "degraded"):
                event["devices"][0][name] = {"frames": 100, "hits": 90, "misses": 8, "degraded": 2}[name] * step
            for name, per_step in (
                ("requests", 20),
                ("requestTime", 90000),
                ("queueTime", 18000),
                ("computeTime", 54000),
                ("frames", 50),
                ("runs", 20),
                ("failures", 0),
            ):
                event["models"][0][name] = per_step * step
            event["models"][0]["hints"] = {"0": 5 * step, "3": 15 * step, "7": 20 * step}
            stage.add(event)
        self.expect_soon("/up 5 s/.test(document.getElementById('server').textContent)", "restart: the uptime is shown")
        after = self.tiles()
        self.expect(after == tiles, "restart: rates stay what they were", after)
        row = self.row("models", "cifar10")
        self.expect(
            row["Hints by partition"] == "0: 17% 3: 50% 7: 33%", "restart: hints too", row["Hints by partition"]
        )
        self.clean(stage.url, "figures")

    def connection(self, stage):
        browser = self.browser
        before = browser.evaluate("document.getElementById('said').textContent")
        stage.status = 503
        stage.show([])
        self.expect_soon("document.querySelector('#connection.lost')", "a connection that breaks is told")
        told = browser.evaluate("document.getElementById('said').textContent")
        self.expect(told != before and "closed" in told, "screen readers hear of it", told)
        self.expect(browser.evaluate("document.getElementById('figures').checkVisibility()"), "the last figures stay")
        self.expect_soon(
            "/503.*Next try in 2 s/.test(document.getElementById('notice').textContent)",
            "it is tried again, with growing pauses",
        )
        self.expect_soon("/Next try in 4 s/.test(document.getElementById('notice').textContent)", "pauses grow")
        self.looks("lost")
        stage.status = 200
        stage.show([made_up(20)])
        self.expect_soon(
            "document.querySelector('#connection.live') && !document.getElementById('notice').checkVisibility()",
            "it comes back by itself",
        )
        self.clean(stage.url, "connection", [r"status of 503", r"ERR_"])

    def made_up_devices(self, stage):
        browser = self.browser
        empty = made_up(0, devices=0)
        empty["models"] = []
        stage.show([empty])
        browser.open(stage.url)
        self.expect_soon(
            "/cachenet run --edge .* --report/.test(document.getElementById('figures').innerText)",
            "no devices: it says what to do",
        )
        self.expect(
            browser.evaluate("/cachenet serve --bundle/.test(document.getElementById('figures').innerText)"),
            "no models: it says what to do",
        )
        self.looks("empty")

        many = [made_up(step, devices=40) for step in range(3)]
        for event in many:
            event["models"][0]["hints"] = {
                str(partition): 100 * (step + 1) * partition
                for partition in range(12)
                for step in [event["time"] // 1000 % 10]
            }
        stage.show(many)
        browser.open(stage.url)
        self.expect_soon("document.querySelectorAll('#devices tbody tr').length === 40", "forty devices")
        for key, order in (("Enter", -1), ("Space", 1)):
            self.expect(self.by_keyboard("devices", "p99 ms"), "forty devices: Tab reaches the button")
            browser.press(key)
            column = self.column("devices", "p99 ms")
            values = [float(value) for value in column[:-1]]
            self.expect(
                column[-1] == "–" and values == sorted(values, key=lambda value: order * value),
                f"forty devices: {key} sorts",
                column,
            )
        stage.add(made_up(4, devices=38))
        self.expect_soon(
            "document.querySelectorAll('#devices tbody tr').length === 38", "devices that are gone leave the table"
        )
        self.expect(browser.evaluate("document.activeElement.textContent") == "p99 ms", "the focus stays")
        browser.evaluate("document.querySelector('#models summary').focus()")
        browser.press("Enter")
        self.expect(
            "sha256:" + "ab" * 32 in self.row("models", "cifar10")["Model"], "the whole version is shown when asked for"
        )
        stage.add(made_up(5, devices=40))
        self.expect_soon("document.querySelectorAll('#devices tbody tr').length === 40", "forty devices again")
        self.expect(browser.evaluate("document.querySelector('#models details').open"), "and stays so")
        event = made_up(6, devices=40)
        event["models"].append({**event["models"][0], "name": "zebra"})
        stage.add(event)
        self.expect_soon("document.querySelectorAll('#models tbody tr').length === 2", "two models")
        browser.evaluate(
            """document.querySelectorAll("#models summary")[1].focus();
            document.querySelector("#models thead button").click()"""
        )
        self.expect(
            browser.evaluate("document.querySelector('#models tbody tr').contains(document.activeElement)"),
            "the focus goes with a row that moves",
        )
        browser.look(1280, "light", "reduce")
        self.expect(
            browser.evaluate("parseFloat(getComputedStyle(document.querySelector('.bar i')).transitionDuration)") == 0,
            "nothing moves where motion is reduced",
        )
        self.looks("many")
        wide = browser.evaluate(
            "[...document.querySelectorAll('[role=region]')].map(region => region.scrollWidth - region.clientWidth)"
        )
        self.expect(not any(wide), "at 1280 pixels tables are seen whole", wide)
        browser.look(420, "light")
        self.expect(
            browser.evaluate("""[...document.querySelectorAll("[role=region]")].every(region => {
          region.focus(); return document.activeElement === region && region.scrollWidth > region.clientWidth; })"""),
            "at 420 pixels tables scroll in regions that take the focus",
        )
        self.clean(stage.url, "devices")

    def token(self, stage):
        stage.token = "secret"
        stage.show([made_up(step) for step in range(3)])
        self.browser.open(stage.url)
        self.enter(stage.url, "wrong", "secret", plain="plain")
        self.browser.evaluate("setTimeout(() => document.getElementById('forget').click())")
        self.expect_soon(
            "document.forms[0]?.checkVisibility() && !sessionStorage['cachenet-token']", "a token can be forgotten"
        )
        self.clean(stage.url, "token", [r"status of 401"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("url")
    parser.add_argument("--token", help="an admin's token, where the server asks for one")
    parser.add_argument("--device", default="camera-1", help="a device that reports (%(default)s)")
    parser.add_argument("--model", default="cifar10", help="a model that is served (%(default)s)")
    parser.add_argument("--output", default="dashboard-pictures", help="a folder for pictures (%(default)s)")
    parser.add_argument(
        "--browser",
        default=next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None),
    )
    options = parser.parse_args()
    if not options.browser:
        parser.error("no Chromium here: apt-get install chromium, or --browser PATH")
    url = options.url if options.url.endswith("/") else options.url + "/"
    with urllib.request.urlopen(url, timeout=30) as response:
        page = response.read()
        headers = {
            name: value
            for name, value in response.headers.items()
            if name in ("Content-Type", "Content-Security-Policy")
        }

    browser = Browser(options.browser)
    try:
        checks = Checks(browser, options)
        checks.live(url)
        stage = Stage(page, headers)
        checks.made_up_figures(stage)
        checks.connection(stage)
        checks.made_up_devices(stage)
        checks.token(stage)
    finally:
        browser.close()
    print(f"{checks.passed} checks passed" + (f", {checks.failed} failed" if checks.failed else ""))
    return 1 if checks.failed else 0


if __name__ == "__main__":
    raise SystemExit(main())
