"""Each channel with its pretend platform, and a persona who has an account there."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from agent.publishing.channel import Channel
from agent.publishing.channels.bluesky import Bluesky
from agent.publishing.channels.discord import Discord
from agent.publishing.channels.feishu import Feishu
from agent.publishing.channels.keys import Keys
from agent.publishing.channels.mastodon import Mastodon
from agent.publishing.channels.slack import Slack
from agent.publishing.channels.telegram import Telegram
from agent.publishing.channels.webhook import Webhook
from agent.publishing.channels.wecom import WeCom
from agent.publishing.channels.x import X
from agent.types import accounts
from agent.types.accounts import Accounts
from agent.types.clocks import FrozenClock
from agent.types.persona import Persona
from tests.platforms.bluesky import BlueskyServer
from tests.platforms.chats import (
    DiscordServer,
    FeishuServer,
    SlackServer,
    TelegramServer,
    WeComServer,
)
from tests.platforms.mastodon import MastodonServer
from tests.platforms.server import Platform, serving
from tests.platforms.webhook import Receiver
from tests.platforms.x import XServer
from tests.review.making import persona

SERVERS: dict[str, type[Platform]] = {
    "mastodon": MastodonServer,
    "bluesky": BlueskyServer,
    "x": XServer,
    "telegram": TelegramServer,
    "discord": DiscordServer,
    "slack": SlackServer,
    "webhook": Receiver,
    "wecom": WeComServer,
    "feishu": FeishuServer,
}
CHANNELS = {
    each.name: each
    for each in (Mastodon, Bluesky, X, Telegram, Discord, Slack, Webhook, WeCom, Feishu)
}
PATIENCE_SECONDS = 10.0
HURRIED_SECONDS = 0.15
"""For trials, in which platforms hang."""


@dataclass(frozen=True)
class Kind:
    """A channel, the platform that it speaks to, and her."""

    channel: Channel
    platform: Platform
    her: Persona


@contextmanager
def kind(
    name: str, folder: Path, wall: FrozenClock, patience: float = PATIENCE_SECONDS, **terms: object
) -> Iterator[Kind]:
    with serving(SERVERS[name](wall)) as platform:
        given = {"timeout_seconds": patience, **terms}
        her = with_account(persona(channels=(name,)), name, platform.url, **given)
        (folder / "key").write_text(secret(name, platform), "utf-8")
        keys = Keys({her.name: her}, folder)
        yield Kind(CHANNELS[name](keys, wall), platform, her)


def with_account(who: Persona, name: str, url: str, **changes: object) -> Persona:
    account = getattr(accounts, f"{CHANNELS[name].__name__}Account")
    given: dict[str, object] = {
        "server": url, "url": f"{url}/hook", "chat": "@her", "handle": "her.example.org",
        "key_file": "key", "timeout_seconds": PATIENCE_SECONDS, **changes,
    }  # fmt: skip
    known = {key: value for key, value in given.items() if key in account.model_fields}
    hers = Accounts(**{name: account(**known)})
    return who.model_copy(update={"file": who.file.model_copy(update={"accounts": hers})})


def secret(name: str, platform: Platform) -> str:
    if isinstance(platform, TelegramServer):
        return platform.token
    if isinstance(platform, Receiver):
        return platform.secret
    if isinstance(platform, FeishuServer):
        return f"{platform.url}/hook\n{platform.key}"
    if name == "x":
        return "a-key\nits-secret\na-token\nits-secret\n"
    return f"{platform.url}/hook" if name in ("discord", "slack", "wecom") else "a-secret"
