"""Debian's Chromium, driven through its DevTools protocol over a pair of pipes: no package beside it, no port, no network.

    with Chromium() as chromium:
        page = chromium.page(width=390, dark=True)
        page.open("/path/report.html")
        page.evaluate("document.title")

The protocol: https://chromedevtools.github.io/devtools-protocol/; each message is JSON and ends with a NUL byte.
"""
import base64
import fcntl
import json
import os
import shutil
import subprocess
import tempfile
import time

PROGRAM = shutil.which("chromium")
PATIENCE = 60  # seconds for any answer


class Chromium:
    def __enter__(self):
        self.profile = tempfile.mkdtemp()
        commands, self.to_browser = os.pipe()
        self.from_browser, answers = os.pipe()
        high = [fcntl.fcntl(fd, fcntl.F_DUPFD, 10) for fd in (commands, answers)]

        def place():  # the protocol's pipes are the descriptors 3 and 4
            os.dup2(high[0], 3)
            os.dup2(high[1], 4)

        words = ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--no-first-run", "--disable-extensions",
                 "--disable-background-networking", "--disable-dev-shm-usage", "--user-data-dir=" + self.profile,
                 "--remote-debugging-pipe", "about:blank"]
        self.process = subprocess.Popen([PROGRAM, *words], preexec_fn=place, pass_fds=(3, 4), stdin=subprocess.DEVNULL,
                                        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for fd in (commands, answers, *high):
            os.close(fd)
        os.set_blocking(self.from_browser, False)
        self.number, self.rest, self.events = 0, b"", []
        return self

    def __exit__(self, *_):
        try:
            self.ask("Browser.close")
            self.process.wait(10)
        except (OSError, RuntimeError, subprocess.TimeoutExpired):
            self.process.kill()
            self.process.wait()
        os.close(self.to_browser)
        os.close(self.from_browser)
        shutil.rmtree(self.profile, True)

    def messages(self):
        """What has arrived; waits a little where nothing has."""
        try:
            data = os.read(self.from_browser, 1 << 20)
            if not data:
                raise RuntimeError("Chromium has gone")
            self.rest += data
        except BlockingIOError:
            time.sleep(0.002)
        *whole, self.rest = self.rest.split(b"\0")
        return [json.loads(text) for text in whole]

    def ask(self, method, session=None, **parameters):
        self.number += 1
        message = {"id": self.number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.to_browser, data):]
        answer = self.until(lambda one: one.get("id") == self.number, method)
        if "error" in answer:
            raise RuntimeError(f"{method}: {answer['error']}")
        return answer["result"]

    def until(self, wanted, what):
        """The first message that is wanted; the others are kept as events."""
        last = time.monotonic() + PATIENCE
        while time.monotonic() < last:
            found = None
            for one in self.messages():
                if found is None and wanted(one):
                    found = one
                else:
                    self.events.append(one)
            if found is not None:
                return found
        raise RuntimeError(f"no answer to {what} within {PATIENCE} s")

    def page(self, **settings):
        return Page(self, **settings)


class Page:
    """A tab by itself. `scripts`: may the page run its own?"""

    def __init__(self, chromium, width=1280, height=844, dark=False, scripts=True):
        self.chromium = chromium
        context = chromium.ask("Target.createBrowserContext")["browserContextId"]
        self.target = chromium.ask("Target.createTarget", url="about:blank", browserContextId=context)["targetId"]
        self.session = chromium.ask("Target.attachToTarget", targetId=self.target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.ask(domain + ".enable")
        self.ask("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.ask("Emulation.setEmulatedMedia",
                 features=[{"name": "prefers-color-scheme", "value": "dark" if dark else "light"}])
        if not scripts:
            self.ask("Emulation.setScriptExecutionDisabled", value=True)

    def ask(self, method, **parameters):
        return self.chromium.ask(method, self.session, **parameters)

    def open(self, path):
        self.chromium.events = [e for e in self.chromium.events if e.get("sessionId") != self.session]
        loaded = {"sessionId": self.session, "method": "Page.loadEventFired"}
        self.ask("Page.navigate", url="file://" + path)
        if not any(loaded.items() <= event.items() for event in self.chromium.events):
            self.chromium.until(lambda one: loaded.items() <= one.items(), "Page.navigate")

    def events_of(self, *methods):
        self.ask("Runtime.evaluate", expression="0")  # whatever was on its way has arrived before the answer
        return [event["params"] for event in self.chromium.events
                if event.get("sessionId") == self.session and event.get("method") in methods]

    def complaints(self):
        """Console messages, uncaught exceptions, dialogs and the browser's own remarks."""
        return [json.dumps(of)[:400] for of in self.events_of("Runtime.consoleAPICalled", "Runtime.exceptionThrown",
                                                                "Log.entryAdded", "Page.javascriptDialogOpening")]

    def requests(self):
        return [of["request"]["url"] for of in self.events_of("Network.requestWillBeSent")]

    def evaluate(self, expression):
        result = self.ask("Runtime.evaluate", expression=expression, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in result:
            raise RuntimeError(json.dumps(result["exceptionDetails"])[:2000])
        return result["result"].get("value")

    def press(self, key):
        for kind in ("keyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key)

    def screenshot(self, path, whole=True):
        part = {"clip": self.extent()} if whole else {}
        data = self.ask("Page.captureScreenshot", format="png", captureBeyondViewport=whole, **part)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def extent(self):
        size = self.ask("Page.getLayoutMetrics")["cssContentSize"]
        return {"x": 0, "y": 0, "width": size["width"], "height": size["height"], "scale": 1}

    def pdf(self, path):
        data = self.ask("Page.printToPDF", preferCSSPageSize=True, printBackground=True)["data"]
        with open(path, "wb") as file:
            file.write(base64.b64decode(data))

    def close(self):
        self.chromium.ask("Target.closeTarget", targetId=self.target)
