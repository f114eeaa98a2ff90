"""Her accounts: where she speaks on each channel, and on what terms. The field descriptions are the documentation."""

from typing import Literal

from pydantic import Field

from agent.types.settings import Frozen, KeyFile, WebAddress
from agent.types.speaking import Language
from agent.types.windows import Window

ChannelName = Literal[
    "page", "folder", "mastodon", "bluesky", "x", "telegram", "discord", "slack", "webhook", "wecom", "feishu"
]  # fmt: skip
CHANNELS: tuple[ChannelName, ...] = ChannelName.__args__  # type: ignore[attr-defined]


class Waiver(Frozen):
    """A disclosure that is left out on this channel; needs a name and a reason, and stands in every post's provenance."""

    of: Literal["words", "flag"]
    """words: the line below her posts. flag: the platform's own mark of a bot, checked before the first post."""
    by: str = Field(pattern=r"\S")
    """Who answers for it."""
    reason: str = Field(pattern=r"\S")
    """Why readers still know that an AI wrote this."""


class Account(Frozen):
    """What holds for every channel: hours, languages, words."""

    windows: tuple[Window, ...] = ()
    """The hours of her day in which posts may leave here, such as 08:00-22:00; empty: any. A post waits for the next."""
    languages: tuple[Language, ...] = ()
    """Only posts in these languages go here; empty: all."""
    words: dict[Language, str] = Field(default_factory=dict)
    """The disclosure below her posts here, per language, where it differs from disclosure.words."""
    waiver: Waiver | None = None
    """A disclosure that is left out here; needs a name and a reason."""
    timeout_seconds: float = Field(20, gt=0, le=25)
    """How long one answer of the platform is waited for."""


class KeyedAccount(Account):
    """One that needs a secret."""

    key_file: KeyFile = ""
    """Where the secret is: a file that holds nothing else, relative to the home and never in git, or keyring:NAME,
    credential:NAME or env:VARIABLE. Empty: in the environment, as SELFSAME_PERSONA_CHANNEL in capitals."""


class ChainAccount(KeyedAccount):
    """One on a channel where posts can be chained."""

    chain: int = Field(1, ge=1, le=9)
    """What is too long for one post goes as a chain (a thread) of at most so many, each with the disclosure and its number;
    1: never. The draft shows how it is cut, and is decided singly."""


class MastodonAccount(ChainAccount):
    """Her account at a Mastodon server; the secret is its access token."""

    server: WebAddress
    """The server's address, such as https://mastodon.social."""
    visibility: Literal["public", "unlisted"] = "public"
    """Who sees her posts without following her."""
    at_most: int = Field(500, ge=1)
    """How many characters the server allows."""


class BlueskyAccount(ChainAccount):
    """Her account on Bluesky; the secret is an app password."""

    server: WebAddress = "https://bsky.social"
    """Her own server, where she has one."""
    handle: str = Field(pattern=r"^[^@\s]+$")
    """Her handle without the @, such as yuri.bsky.social."""


class XAccount(ChainAccount):
    """Her account on X; the secret is four lines: API key, its secret, access token, its secret."""

    server: WebAddress = "https://api.x.com"
    """The API's address."""
    handle: str = Field(pattern=r"^[^@\s]+$")
    """Her handle without the @."""
    at_most: int = Field(280, ge=1)
    """How long a post may be in X's own count, where letters of Chinese and Japanese count twice."""


class TelegramAccount(KeyedAccount):
    """A channel or group on Telegram; the secret is the bot's token."""

    server: WebAddress = "https://api.telegram.org"
    """The bot API's address."""
    chat: str = Field(pattern=r"\S")
    """The channel, such as @yuri_sings, or a chat's number."""


class DiscordAccount(KeyedAccount):
    """A channel on Discord; the secret is the address of its webhook."""


class SlackAccount(KeyedAccount):
    """A channel on Slack; the secret is the address of its incoming webhook."""


class WeComAccount(KeyedAccount):
    """A group on WeCom (企业微信); the secret is the address of its robot."""


class FeishuAccount(KeyedAccount):
    """A group on Feishu (飞书) or Lark; the secret is the address of its robot and, in a second line, its signing key if it has one."""


class WebhookAccount(KeyedAccount):
    """A receiver of your own; the secret signs what is sent to it (Standard Webhooks)."""

    url: WebAddress
    """Where posts are sent."""


class PlainAccount(Account):
    """Her page or folder, on terms of their own."""


class Accounts(Frozen):
    """Her account on each channel; what is named in channels and not set up here is a mistake, page and folder excepted."""

    page: PlainAccount | None = None
    """Her own public page."""
    folder: PlainAccount | None = None
    """A folder of Markdown files, for whatever people publish by hand."""
    mastodon: MastodonAccount | None = None
    """Her account at a Mastodon server; the secret is its access token."""
    bluesky: BlueskyAccount | None = None
    """Her account on Bluesky; the secret is an app password."""
    x: XAccount | None = None
    """Her account on X; the secret is four lines: API key, its secret, access token, its secret."""
    telegram: TelegramAccount | None = None
    """A channel or group on Telegram; the secret is the bot's token."""
    discord: DiscordAccount | None = None
    """A channel on Discord; the secret is the address of its webhook."""
    slack: SlackAccount | None = None
    """A channel on Slack; the secret is the address of its incoming webhook."""
    webhook: WebhookAccount | None = None
    """A receiver of your own; the secret signs what is sent to it."""
    wecom: WeComAccount | None = None
    """A group on WeCom (企业微信); the secret is the address of its robot."""
    feishu: FeishuAccount | None = None
    """A group on Feishu (飞书); the secret is its robot's address, and its signing key in a second line."""

    def on(self, channel: str) -> Account:
        """Her terms on that channel; the plain ones where nothing is said."""
        found = getattr(self, channel, None)
        return found if isinstance(found, Account) else Account()
