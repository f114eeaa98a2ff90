"""Files go up before the status that names them; one that no status names is dropped by the server.

By httpx: where Mastodon.py cannot read a server's version it asks for it without end before it sends a file.
"""

import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from agent.errors import DeliveryFault
from agent.publishing.channels.exchange import ask, fields
from agent.publishing.judging import judge, nothing_leaves
from agent.text.media import described
from agent.types.accounts import MastodonAccount
from agent.types.clocks import Clock
from agent.types.media import Attachment

WHERE = "mastodon"
TRIES, PAUSE_SECONDS = 10, 1.0
"""So often it is asked whether a recording is ready."""


@dataclass(frozen=True)
class Uploads:
    account: MastodonAccount
    token: str = field(repr=False)
    clock: Clock

    def all(self, files: Sequence[tuple[Attachment, bytes]], language: str) -> list[str]:
        """Their numbers there. Raises DeliveryFault: nothing has left."""
        with nothing_leaves():
            return [self._one(*each, language) for each in files]

    def _one(self, attachment: Attachment, content: bytes, language: str) -> str:
        told = self._ask(
            "POST", "/api/v2/media", {"description": described(attachment, language)},
            {"file": (attachment.name, content, attachment.type)},
        )  # fmt: skip
        number = str(told.get("id", ""))
        for _ in range(TRIES):
            if number and told.get("url"):
                return number
            time.sleep(PAUSE_SECONDS)
            told = self._ask("GET", f"/api/v1/media/{number}")
        raise DeliveryFault(f"{WHERE}: the file isn't ready yet", "it is sent again", wait=60)

    def _ask(
        self, method: str, path: str, data: dict[str, str] | None = None,
        files: dict[str, tuple[str, bytes, str]] | None = None,
    ) -> dict[str, Any]:  # fmt: skip
        answer = ask(
            method, f"{self.account.server}{path}", WHERE, self.account.timeout_seconds,
            data=data, files=files, headers={"Authorization": f"Bearer {self.token}"},
        )  # fmt: skip
        said = str(fields(answer).get("error", ""))
        judge(answer.status_code, answer.headers, WHERE, self.clock.now(), said)
        return fields(answer)
