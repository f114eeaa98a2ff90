"""Asking the running daemon through its local API; its address and token stand in the home."""

import json
from dataclasses import dataclass
from typing import Any

from agent.config.home import Home
from agent.errors import HomeBusy, SelfsameError

TIMEOUT_SECONDS = 900


@dataclass(frozen=True)
class RunningDaemon:
    """Where it answers."""

    pid: int
    url: str
    token: str

    def ask(self, path: str, body: dict[str, Any]) -> dict[str, Any]:
        """The document that it answers; raises what it tells as an error."""
        return self._send("POST", path, body)

    def get(self, path: str) -> dict[str, Any]:
        """The same for what changes nothing."""
        return self._send("GET", path, None)

    def _send(self, method: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        import httpx

        headers = {"Authorization": f"Bearer {self.token}"}
        try:
            reply = httpx.request(
                method, f"{self.url}/api/{path}", json=body, headers=headers,
                timeout=TIMEOUT_SECONDS, trust_env=False,
            )  # fmt: skip
            document: dict[str, Any] = reply.json()
        except (httpx.HTTPError, ValueError) as problem:
            raise HomeBusy(
                f"the daemon at {self.url} does not answer ({problem})",
                "stop it and start it again",
            ) from problem
        if "error" in document:
            raise told(document["error"])
        return document


def told(error: dict[str, str]) -> SelfsameError:
    """The daemon's error as it was raised there."""
    fault = SelfsameError(error.get("message", "?"), error.get("mend", ""))
    fault.kind = error.get("kind", "error")
    return fault


def daemon_of(home: Home) -> RunningDaemon | None:
    """The daemon that owns this home, if one runs: a file left by a killed one does not count."""
    from filelock import FileLock, Timeout

    try:
        row = json.loads(home.daemon.read_text(encoding="utf-8"))
        running = RunningDaemon(row["pid"], row["url"], row["token"])
    except (OSError, ValueError, KeyError):
        return None
    try:
        with FileLock(home.lock, timeout=0):
            home.daemon.unlink(missing_ok=True)
            return None
    except Timeout:
        return running
