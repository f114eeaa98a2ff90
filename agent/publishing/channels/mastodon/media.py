"""Files go up before the status that names them; one that no status names is dropped by the server."""

import io
import time
from collections.abc import Sequence

from agent.errors import DeliveryFault
from agent.publishing.channels.mastodon.asking import Asking
from agent.publishing.judging import nothing_leaves
from agent.text.media import described
from agent.types.media import Attachment

TRIES, PAUSE_SECONDS = 10, 1.0
"""So often it is asked whether a recording is ready."""


def uploaded(client: Asking, files: Sequence[tuple[Attachment, bytes]], language: str) -> list[str]:
    """Their numbers there. Raises DeliveryFault: nothing has left."""
    with nothing_leaves():
        return [_upload(client, *each, language) for each in files]


def _upload(client: Asking, attachment: Attachment, content: bytes, language: str) -> str:
    told = client.ask(
        "media_post", io.BytesIO(content), mime_type=attachment.type, file_name=attachment.name,
        description=described(attachment, language),
    )  # fmt: skip
    number = str(told["id"])
    for _ in range(TRIES):
        if told.get("url"):
            return number
        time.sleep(PAUSE_SECONDS)
        told = client.ask("media", number)
    raise DeliveryFault("mastodon: the file isn't ready yet", "it is sent again", wait=60)
