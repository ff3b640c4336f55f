"""A real browser without a window: Chromium, spoken to over two pipes of its own.

What it speaks is the DevTools protocol: JSON, each message ended by a NUL byte.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import subprocess
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "headless_shell")
FOUND = next(filter(None, map(shutil.which, NAMES)), None)
needs_browser = pytest.mark.skipif(FOUND is None, reason="there is no Chromium here")
FLAGS = (
    *("--headless=new", "--no-sandbox", "--no-zygote", "--disable-gpu"),
    *("--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--remote-debugging-pipe", "about:blank"),
)
# Nothing at all, as in an aeroplane: what a page asks for is seen and goes nowhere.
ALONE = ("unshare", "--user", "--map-root-user", "--net")
# The browser reads from 3 and writes to 4; a shell knows no numbers above 9.
STARTER = """
import os, sys
for number, end in enumerate([os.dup(int(end)) for end in sys.argv[1:3]], 3):
    os.dup2(end, number)
    os.set_inheritable(number, True)
os.execvp(sys.argv[3], sys.argv[3:])
"""


@dataclass
class Tab:
    """One page in the browser, with what it asked for and what it complained of."""

    reading: int
    writing: int
    session: str | None = None
    events: list[dict[str, Any]] = field(default_factory=list)
    _waiting: bytes = b""
    _number: int = 0

    def send(self, method: str, **params: Any) -> dict[str, Any]:
        """Ask for something and wait for the answer, keeping events that come between."""
        self._number += 1
        message = {"id": self._number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        os.write(self.writing, json.dumps(message).encode() + b"\0")
        while True:
            found = self._next()
            if found.get("id") == self._number:
                assert "error" not in found, found
                return dict(found["result"])
            self.events.append(found)

    def open(self, url: str) -> None:
        """Go to a page and wait until it is there as a whole."""
        self.events.clear()
        self.send("Page.navigate", url=url)
        while not any(e.get("method") == "Page.loadEventFired" for e in self.events):
            self.events.append(self._next())

    def ask(self, expression: str) -> Any:
        """Return what an expression says of the page; its policy is not for us."""
        found = self.send("Runtime.evaluate", expression=expression, returnByValue=True)
        return found["result"].get("value")

    def resize(self, width: int, height: int = 800, *, phone: bool = False) -> None:
        """Give the page a width in its own pixels."""
        size = {"width": width, "height": height, "mobile": phone}
        self.send("Emulation.setDeviceMetricsOverride", deviceScaleFactor=2, **size)

    def colour(self, scheme: str) -> None:
        """Prefer light or dark, as a system does."""
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.send("Emulation.setEmulatedMedia", features=features)

    def screenshot(self, path: Path) -> bytes:
        """Keep a picture of the whole page, and return it."""
        shown = self.send("Page.captureScreenshot", captureBeyondViewport=True)
        picture = base64.b64decode(shown["data"])
        path.write_bytes(picture)
        return picture

    def print(self, width_in: float, height_in: float) -> bytes:
        """Return the page as it would be printed, as PDF."""
        paper = {"paperWidth": width_in, "paperHeight": height_in}
        found = self.send("Page.printToPDF", preferCSSPageSize=True, **paper)
        return base64.b64decode(found["data"])

    @property
    def asked_for(self) -> list[str]:
        """Every address the page wanted, its own included."""
        wanted = (e for e in self.events if e["method"] == "Network.requestWillBeSent")
        return [str(e["params"]["request"]["url"]) for e in wanted]

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._waiting:
            piece = os.read(self.reading, 1 << 16)
            if not piece:
                raise AssertionError("the browser went away")
            self._waiting += piece
        message, self._waiting = self._waiting.split(b"\0", 1)
        return dict(json.loads(message))


@contextmanager
def browsing(home: Path) -> Iterator[Tab]:
    """Start a browser with a profile of its own, and end it."""
    to_read, from_us = os.pipe()
    from_it, to_write = os.pipe()
    alone = ALONE if _can_be_alone() else ()
    ends = (str(to_read), str(to_write))
    program = [*alone, FOUND or "", *FLAGS, f"--user-data-dir={home}"]
    running = subprocess.Popen(
        [sys.executable, "-c", STARTER, *ends, *program],
        pass_fds=(to_read, to_write),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(home)},
    )
    os.close(to_read)
    os.close(to_write)
    try:
        tab = Tab(from_it, from_us)
        target = tab.send("Target.createTarget", url="about:blank")["targetId"]
        attached = tab.send("Target.attachToTarget", targetId=target, flatten=True)
        tab.session = attached["sessionId"]
        for domain in ("Page", "Network", "Log"):
            tab.send(f"{domain}.enable")
        yield tab
    finally:
        running.kill()
        running.wait()
        for each in (from_us, from_it):
            os.close(each)


def _can_be_alone() -> bool:
    if shutil.which(ALONE[0]) is None:
        return False
    tried = subprocess.run([*ALONE, "true"], capture_output=True, check=False)
    return tried.returncode == 0
