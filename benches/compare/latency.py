"""How long it takes from saving a file until its page says so over HTTP."""

import http.client
import pathlib
import signal
import socket
import subprocess
import time

from cases import Case
from tools import Installed

# A server may take so long, in seconds, to start and to follow a change.
PATIENCE = 120
# Between two changes nothing happens for so long.
PAUSE = 0.5


class Late(Exception):
    """A server that did not start, or never said what it should."""


def latencies(installed: Installed, cases: list[Case], port: int) -> list[float]:
    """Serves the pages, and changes those of the cases one after the other; gives the seconds."""
    port = port or free_port()
    command = installed.command(installed.tool.serve, port=port)
    with open(installed.folder.with_suffix(".log"), "wb") as said:
        server = subprocess.Popen(
            command, cwd=installed.folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said
        )
    try:
        reader = Reader(server, port)
        return [change(reader, installed, case, number) for number, case in enumerate(cases)]
    finally:
        stop(server)


def change(reader: "Reader", installed: Installed, case: Case, number: int) -> float:
    """Adds a word to the story of a case, and waits until its page has it."""
    address, path = installed.tool.address(case), installed.tool.source(installed.folder, case)
    reader.until(address, case.title)
    time.sleep(PAUSE)
    mark, first = f"Seen{number}times", case.story[0]
    text = path.read_text(encoding="utf-8").replace(first, f"{mark} {first}")
    began = time.perf_counter()
    path.write_text(text, encoding="utf-8")
    reader.until(address, mark)
    return time.perf_counter() - began


class Reader:
    """Somebody who looks at pages over one connection that stays open."""

    def __init__(self, server: subprocess.Popen, port: int):
        self.server = server
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)

    def until(self, address: str, mark: str) -> None:
        """Asks for a page until it says something."""
        began = time.monotonic()
        while mark.encode() not in self.get(address):
            waited = time.monotonic() - began
            if self.server.poll() is not None:
                raise Late(f"the server ended with {self.server.returncode}")
            if waited > PATIENCE:
                raise Late(f"{address} never said {mark}")
            # Whoever takes long is asked less often: being asked takes time as well.
            time.sleep(max(0.001, waited / 100))

    def get(self, address: str) -> bytes:
        """A page, or nothing while there is none."""
        try:
            self.connection.request("GET", address)
            answer = self.connection.getresponse()
            said = answer.read()
            return said if answer.status == 200 else b""
        except (OSError, http.client.HTTPException):
            self.connection.close()
            return b""


def stop(server: subprocess.Popen) -> None:
    """Ends a server as Ctrl-C does, and if that is not heard, at once."""
    server.send_signal(signal.SIGINT)
    try:
        server.wait(timeout=5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def free_port() -> int:
    """A port on which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]
