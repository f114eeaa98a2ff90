"""All channels that there are, by the names that persona.yaml gives them. One more is a line here."""

from collections.abc import Callable, Mapping
from pathlib import Path

from agent.database import Database
from agent.publishing.channel import Channel
from agent.publishing.channels.bluesky import Bluesky
from agent.publishing.channels.discord import Discord
from agent.publishing.channels.feishu import Feishu
from agent.publishing.channels.folder import Folder
from agent.publishing.channels.keys import Keys
from agent.publishing.channels.mastodon import Mastodon
from agent.publishing.channels.page import Page
from agent.publishing.channels.page.front import Front
from agent.publishing.channels.slack import Slack
from agent.publishing.channels.telegram import Telegram
from agent.publishing.channels.webhook import Webhook
from agent.publishing.channels.wecom import WeCom
from agent.publishing.channels.x import X
from agent.types.clocks import Clock
from agent.types.persona import Persona


def every_channel(
    database: Database,
    wall: Clock,
    personas: Mapping[str, Persona],
    home: Path,
    front: Callable[[str], Front],
) -> dict[str, Channel]:
    """`wall` is the clock of signatures and waits; secrets and what is written lie in `home`;
    `front` is what stands around her posts on her page."""
    keys = Keys(personas, home)
    found: list[Channel] = [
        Page(database, home / "data" / "page", personas, front), Folder(home / "data" / "posts", personas),
        *(kind(keys, wall) for kind in (Mastodon, Bluesky, X, Telegram, Discord, Slack, Webhook, WeCom, Feishu)),
    ]  # fmt: skip
    return {channel.name: channel for channel in found}
