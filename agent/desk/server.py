"""The desk, on 127.0.0.1 unless settings say otherwise: uvicorn in a thread of its own."""

import socket
import threading
import time
from dataclasses import dataclass

import uvicorn
from fastapi import FastAPI

from agent.errors import HomeFault

ADDRESS = "127.0.0.1"
GRACE_SECONDS = 1
STOP_SECONDS = 1.8


@dataclass(frozen=True)
class Server:
    """A running desk."""

    url: str
    port: int
    running: uvicorn.Server
    thread: threading.Thread

    def stop(self) -> None:
        """Lets requests finish for a second, then leaves; a handler that hangs dies with the process."""
        self.running.should_exit = True
        self.thread.join(STOP_SECONDS)


def serve(app: FastAPI, port: int, address: str = ADDRESS) -> Server:
    """Answers when it returns. Port 0 picks a free one. Raises HomeFault where the port is taken."""
    listener = _listen(port, address)
    bound = int(listener.getsockname()[1])
    running = uvicorn.Server(_config(app))
    thread = threading.Thread(
        target=running.run, kwargs={"sockets": [listener]}, name="desk", daemon=True
    )
    thread.start()
    while thread.is_alive() and not running.started:
        time.sleep(0.005)
    return Server(f"http://{_here(address)}:{bound}", bound, running, thread)


def _here(address: str) -> str:
    """By which this machine itself reaches it."""
    if address in ("0.0.0.0", "::"):
        return ADDRESS
    return f"[{address}]" if ":" in address else address


def _listen(port: int, address: str) -> socket.socket:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((address, port))
    except OSError as problem:
        listener.close()
        raise HomeFault(
            f"port {port} on {address} can't be had: {problem.strerror}",
            "stop what listens there, or choose another: selfsame run --port N, or desk.port in settings.yaml",
        ) from problem
    return listener


def _config(app: FastAPI) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="off",
        ws="none",
        proxy_headers=False,
        server_header=False,
        timeout_graceful_shutdown=GRACE_SECONDS,
    )
