"""What settings.yaml, feeds.yaml and label/label.yaml say. The field descriptions are the documentation."""

import re
from ipaddress import ip_address, ip_network
from typing import Annotated, Literal
from zoneinfo import available_timezones

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    HttpUrl,
    TypeAdapter,
)


class Frozen(BaseModel):
    """A part of a config file: unknown keys are mistakes, values never change once read."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)


def _network(value: str) -> str:
    ip_network(value)
    return value


def _web_address(value: str) -> str:
    TypeAdapter(HttpUrl).validate_python(value)
    return value.rstrip("/")


_KEY = re.compile(r"sk-.*|\d+:[\w-]{20,}|https?://.*|[A-Za-z0-9_-]{24,}")
"""A secret as services give it out, rather than the name of a file."""


def _no_key(value: str) -> str:
    """Never with the value itself: messages are shown and logged."""
    if _KEY.fullmatch(value):
        raise ValueError(
            "this looks like the key itself; put it into a file and name that: keys/model.key"
        )
    return value


def _zone(value: str) -> str:
    if value not in available_timezones():
        raise ValueError(f"no time zone is called {value!r}; write one such as Asia/Shanghai")
    return value


def _address(value: str) -> str:
    ip_address(value)
    return value


Zone = Annotated[str, AfterValidator(_zone)]
Address = Annotated[str, AfterValidator(_address)]
Network = Annotated[str, AfterValidator(_network)]
KeyFile = Annotated[str, AfterValidator(_no_key)]
WebAddress = Annotated[str, AfterValidator(_web_address)]


class SecondModel(Frozen):
    """A second model, which may take over; everything else is as with the first."""

    base_url: WebAddress = "https://api.openai.com/v1"
    """Where it is served."""
    name: str = ""
    """Its name as its server knows it; empty: there is none."""
    api_key_file: KeyFile = ""
    """Where its key is: a file that holds nothing else, relative to the home, or keyring:NAME, credential:NAME or
    env:VARIABLE. Empty: no key is sent."""


class ModelSettings(Frozen):
    """The language model that writes and judges."""

    provider: Literal["offline", "openai"] = "offline"
    """offline: the built-in writer, no key, no network. openai: any OpenAI-compatible address."""
    base_url: WebAddress = "https://api.openai.com/v1"
    """Where the model is served; Ollama, for one, is http://127.0.0.1:11434/v1."""
    name: str = ""
    """The model's name as its server knows it; needed with provider: openai."""
    api_key_file: KeyFile = ""
    """Where the key is: a file that holds nothing else, relative to the home and never in git, or keyring:NAME,
    credential:NAME or env:VARIABLE. Empty: no key is sent."""
    timeout_seconds: float = Field(120, gt=0, le=900)
    """How long one call may take before she stays silent instead."""
    temperature: float = Field(0.9, ge=0, le=2)
    """How freely the model chooses its words."""
    reply_tokens: int = Field(8_000, ge=200, le=200_000)
    """So many tokens a reply may have, what it thinks aloud included. The server is told; and a call is made only
    where its prompt and such a reply still fit into the day's caps, so that no cap is ever exceeded."""
    second_look: bool = True
    """Whether the model is also asked which grave subjects a story touches before she takes it: one short call for
    each such story. It can add to what the rules see, and lifts nothing."""
    second: SecondModel = SecondModel()
    """A second model, which may take over; everything else is as with the first."""
    when_refused: Literal["silent", "second"] = "silent"
    """What happens where the model will not write about a subject, or answers with nothing that can be read: she
    is silent, or the second model writes."""
    when_gone: Literal["silent", "second"] = "silent"
    """What happens where the model cannot be reached or its server refuses the key: she is silent, or the second
    model writes."""


class EmbedderSettings(Frozen):
    """How memories are compared by meaning."""

    provider: Literal["built-in", "openai"] = "built-in"
    """built-in: hashed character n-grams, no download. openai: any OpenAI-compatible embeddings."""
    base_url: WebAddress = "https://api.openai.com/v1"
    """Where the embeddings are served."""
    name: str = ""
    """The embedding model's name; needed with provider: openai."""
    api_key_file: KeyFile = ""
    """Where the key is: a file that holds nothing else, relative to the home, or keyring:NAME, credential:NAME or
    env:VARIABLE."""


class CapSettings(Frozen):
    """What a day may cost; at a cap she falls silent and status says so."""

    calls_per_day: int = Field(60, ge=0)
    """Model calls per day for the whole label, repairs and retries counted."""
    tokens_per_day: int = Field(400_000, ge=0)
    """Tokens per day, prompts and replies together."""
    money_per_day: float = Field(2.0, ge=0)
    """Money per day in the currency of the prices below; counted only where prices are given."""
    price_per_million_in: float = Field(0.0, ge=0)
    """What a million prompt tokens cost."""
    price_per_million_out: float = Field(0.0, ge=0)
    """What a million reply tokens cost."""


class NewsSettings(Frozen):
    """How the news is read."""

    every_minutes: int = Field(30, ge=5, le=1440)
    """How often a feed is asked that changes often, and every board."""
    rarely_minutes: int = Field(360, ge=5, le=1440)
    """How often a feed is asked that hardly ever changes; between the two each finds its own pace."""
    timeout_seconds: float = Field(20, gt=0, le=120)
    """How long one feed may take."""
    pass_seconds: float = Field(300, ge=10, le=3600)
    """How long asking all feeds that are due may take; whoever was not reached comes first the next time."""
    most_bytes: int = Field(5_000_000, ge=10_000)
    """A feed larger than this, once unpacked, is not read."""
    fresh_hours: int = Field(36, ge=1)
    """A story older than this is no occasion any more."""


class NetworkSettings(Frozen):
    """Which addresses may be read."""

    allow: tuple[Network, ...] = ()
    """Private address ranges that may be read, such as 127.0.0.0/8; none by default."""
    contact: str = ""
    """A web or mail address that sites see in the user agent, so that they can complain."""
    pause_seconds: float = Field(2.0, ge=0, le=60)
    """The pause between two requests to one site."""


class ReviewSettings(Frozen):
    """How drafts wait for people."""

    undo_seconds: int = Field(60, ge=0, le=3600)
    """An approved post stays at least this long before it leaves, so that it can be undone."""
    expire_hours: int = Field(48, ge=1)
    """A draft that nobody looked at for so long after its time expires."""
    planted_one_in: int = Field(20, ge=0)
    """Of so many drafts one is a planted bad one, to see whether it is caught; 0: none. Only where a persona's
    autonomy says that evidence is gathered; a planted draft can never leave."""


class BadDaySettings(Frozen):
    """A grave affair that is hot in her readers' country stops all her posts until a person lifts the hold."""

    hold: bool = True
    """False: a bad day stops nothing."""
    subjects: tuple[Literal["death", "disaster", "violence", "war"], ...] = (
        "death", "disaster", "violence", "war",
    )  # fmt: skip
    """Which grave subjects make a day bad, where they are meant for sure."""
    heat: float = Field(0.7, gt=0, le=1)
    """The heat that one of the affair's stories must reach."""
    publishers: int = Field(5, ge=2)
    """How many publishers must tell of the affair."""
    hours: int = Field(24, ge=1, le=168)
    """Stories that last went on longer ago make no day bad."""


class DriftSettings(Frozen):
    """Posts that are less like her than chance allows, ten or twenty in a row."""

    hold: bool = True
    """True: all her posts then wait until a person has looked and lifts the hold. False: it is only said."""


class LogSettings(Frozen):
    """What is written into data/logs/selfsame.log. No secret stands in it, at whatever level."""

    form: Literal["people", "json"] = "people"
    """people: a line to read. json: a JSON object a line, with at, level, logger, message and, after a failure, trace."""
    level: Literal["debug", "info", "warning", "error"] = "warning"
    """What is written: this and what is graver. Taken up at the next start."""


class DeskSettings(Frozen):
    """The review pages."""

    port: int = Field(8722, ge=1, le=65535)
    """The port that it listens on."""
    address: Address = "127.0.0.1"
    """Where it listens: 127.0.0.1 is this machine alone, 0.0.0.0 every network that it is in."""
    also_called: tuple[str, ...] = ()
    """Further names that it answers to, as they stand in the browser: desk.example.org, or 100.64.0.7:8722."""
    session_hours: float = Field(168, gt=0, le=2160)
    """So long somebody who signed in stays signed in."""
    proxy_header: str = Field("", pattern=r"^[A-Za-z0-9-]*$")
    """The header in which a proxy in front of the desk names whoever it signed in, such as X-Remote-User. Empty: no
    proxy is believed. Only for a proxy that removes this header from what comes in, and that nobody can go around."""


class Told(Frozen):
    """Somebody who is told, at one address or several."""

    person: str = Field(min_length=1, max_length=60)
    """The name in which a link in a notice decides."""
    address_file: str = Field(min_length=1)
    """Where the Apprise addresses are, one a line, such as ntfy://… or tgram://…: a file relative to the home and
    never in git, or keyring:NAME or credential:NAME."""
    links: bool = False
    """Whether notices bring links that approve or reject one draft, once, without signing in."""


class NoticeSettings(Frozen):
    """Who is told when something needs a person, and when not."""

    to: tuple[Told, ...] = ()
    """Whom to tell; nobody is told while it is empty. Needs `pip install "selfsame[notices]"`."""
    desk: str = ""
    """The address under which their browsers reach the desk; empty: http://127.0.0.1 and the desk's port."""
    zone: Zone = "UTC"
    """The time zone of the hours below."""
    quiet: str = Field(
        "22:30-08:00", pattern=r"^$|^([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d$"
    )
    """In these hours nobody is told; what still holds is told when they are over. Empty: no quiet hours."""
    digest: str = Field("09:00", pattern=r"^$|^([01]\d|2[0-3]):[0-5]\d$")
    """When the day's digest comes: what waits, what is approved, what stands still. Empty: no digest."""
    tonight_hours: float = Field(3, gt=0, le=48)
    """So long before her time it is told that nothing of hers is approved for it."""


class Settings(Frozen):
    """settings.yaml: how this installation runs."""

    model: ModelSettings = ModelSettings()
    embedder: EmbedderSettings = EmbedderSettings()
    caps: CapSettings = CapSettings()
    news: NewsSettings = NewsSettings()
    network: NetworkSettings = NetworkSettings()
    review: ReviewSettings = ReviewSettings()
    bad_day: BadDaySettings = BadDaySettings()
    drift: DriftSettings = DriftSettings()
    logs: LogSettings = LogSettings()
    desk: DeskSettings = DeskSettings()
    notices: NoticeSettings = NoticeSettings()


class FeedEntry(Frozen):
    """One feed in feeds.yaml."""

    url: str = Field(min_length=1)
    """A web address, or a path relative to the home."""
    name: str = ""
    """What people call it; its own title is used where this is left out."""
    kind: Literal["feed", "board"] = "feed"
    """feed: RSS, Atom, JSON Feed. board: a ranked hot list, of a newsnow or DailyHotApi server or any feed in order."""
    about: Literal["", "self"] = ""
    """self: it brings news about the persona or the label itself; always for a person to see."""


def _none_yet(given: object) -> object:
    """`feeds:` with nothing but remarks below it."""
    return () if given is None else given


class FeedsFile(Frozen):
    """feeds.yaml: where the news comes from."""

    feeds: Annotated[tuple[FeedEntry, ...], BeforeValidator(_none_yet)] = ()
