"""A receiver of your own, told in the way of Standard Webhooks: an id that never changes, a time, a signature.

Never twice: the receiver knows the id again. It is sent until it is answered, and 409 says that it is there.
"""

import base64
from dataclasses import dataclass
from typing import Any

from agent.publishing.channel import Parcel, Receipt, Sent
from agent.publishing.channels.exchange import ask, fields
from agent.publishing.channels.keys import Keys
from agent.publishing.channels.media import files_of
from agent.publishing.channels.webhook.event import Event, signed_headers
from agent.publishing.judging import judge
from agent.text.marks import labels
from agent.types.accounts import WebhookAccount
from agent.types.clocks import Clock
from agent.types.media import Attachment

KNOWN = 409


@dataclass(frozen=True)
class Webhook:
    keys: Keys
    clock: Clock
    name: str = "webhook"
    repeatable: bool = True

    def send(self, parcel: Parcel) -> Receipt:
        file = self.keys.persona(parcel.persona).file
        data = {
            "persona": parcel.persona, "post": parcel.post, "text": parcel.body,
            "language": parcel.language, "sha256": parcel.sha256, "sample": parcel.sample,
            "labels": labels(file, parcel.number), "variants": dict(parcel.variants),
            "attachments": [_told(*each) for each in files_of(self.keys.home, parcel)],
        }  # fmt: skip
        event = Event(f"post-{parcel.number}", "post.published", parcel.published_at, data)
        told = self._tell(parcel.persona, event)
        return Receipt(str(told.get("url", "")), id=event.id)

    def take_down(self, sent: Sent) -> None:
        data = {"persona": sent.persona, "post": sent.post, "event": sent.id}
        self._tell(
            sent.persona, Event(f"down-{sent.id}", "post.taken_down", self.clock.now(), data)
        )

    def correct(self, sent: Sent, body: str) -> Receipt:
        data = {"persona": sent.persona, "post": sent.post, "event": sent.id, "text": body}
        event = Event.about(sent.id, body, self.clock.now(), data)
        self._tell(sent.persona, event)
        return Receipt(sent.remote, id=sent.id)

    def _tell(self, persona: str, event: Event) -> dict[str, Any]:
        account = self.keys.account(persona, self.name, WebhookAccount)
        secret = self.keys.secret(persona, self.name, account)
        content = event.content()
        headers = signed_headers(event.id, content, secret, self.clock.now())
        answer = ask(
            "POST",
            account.url,
            self.name,
            account.timeout_seconds,
            content=content,
            headers=headers,
        )
        if answer.status_code != KNOWN:
            judge(answer.status_code, answer.headers, self.name, self.clock.now())
        return fields(answer)


def _told(attachment: Attachment, content: bytes) -> dict[str, Any]:
    """The file itself, since the receiver cannot come for it."""
    return {
        "type": attachment.type, "size": attachment.size, "sha256": attachment.sha256,
        "alt": attachment.alt, "ai_generated": attachment.ai,
        "content": base64.b64encode(content).decode(),
    }  # fmt: skip
