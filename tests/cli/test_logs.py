"""The log: lines for people or JSON, and a secret in none of them, whatever is switched on."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pydantic import BaseModel

from agent.cli.logs import keep_log
from agent.config.home import Home
from agent.errors import DeliveryFault
from agent.model import Prompt, open_model, read_key
from agent.publishing.channel import Parcel
from agent.telling.send import addresses, send
from agent.types.clocks import FrozenClock
from agent.types.settings import LogSettings, ModelSettings
from agent.types.telling import Letter
from memory.errors import EmbedderFailed
from memory.index.embed import OpenAIEmbedder
from tests.chat_server import chat_server
from tests.conftest import NOON
from tests.platforms.kinds import SERVERS, kind

Log = Callable[[LogSettings], Path]
LOUD = (
    "httpx",
    "httpcore",
    "openai",
    "urllib3",
    "requests_oauthlib",
    "mastodon",
    "apprise",
    "asyncio",
)


class Reply(BaseModel):
    said: str


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Log]:
    """Keeps a log as the daemon does; afterwards nothing of it is left."""
    root = logging.getLogger()
    levels = {name: logging.getLogger(name).level for name in (*LOUD, "apscheduler")}
    level = root.level
    with ExitStack() as undo:

        def kept(settings: LogSettings) -> Path:
            home = Home(tmp_path / "home")
            handler = keep_log(home, settings)
            undo.callback(handler.close)
            undo.callback(root.removeHandler, handler)
            return home.log

        yield kept
    root.setLevel(level)
    for name, former in levels.items():
        logging.getLogger(name).setLevel(former)


def test_a_json_line_has_time_level_logger_message_and_trace(log: Log) -> None:
    path = log(LogSettings(form="json", level="info"))
    logging.getLogger("selfsame").info("two\nlines of %s", "news")
    try:
        raise ValueError("so it was meant")
    except ValueError:
        logging.getLogger("selfsame.desk").exception("failed")
    first, second = map(json.loads, path.read_text("utf-8").splitlines())
    assert (first["level"], first["logger"], first["message"]) == (
        "info", "selfsame", "two\nlines of news",
    )  # fmt: skip
    assert first["at"].endswith("+00:00")
    assert "trace" not in first
    assert "ValueError: so it was meant" in second["trace"]


def test_what_is_less_grave_than_wished_is_not_written(log: Log) -> None:
    path = log(LogSettings(level="warning"))
    logging.getLogger("selfsame").info("nobody asked")
    logging.getLogger("selfsame").warning("somebody did")
    assert path.read_text("utf-8").count("\n") == 1


def test_no_canary_of_any_secret_field_stands_in_the_log_of_a_debug_run(
    log: Log, tmp_path: Path
) -> None:
    path = log(LogSettings(form="json", level="debug"))
    for name in LOUD:
        logging.getLogger(name).setLevel(logging.DEBUG)
    canaries = [*_channels(tmp_path), *_models(tmp_path), *_notices(tmp_path)]
    logged = path.read_text("utf-8")
    assert len(canaries) >= 15
    assert "openai" in logged or "httpcore" in logged  # it was a loud run
    assert [canary for canary in canaries if canary in logged] == []


def _channels(folder: Path) -> list[str]:
    """Each channel posts twice; its secrets."""
    found = []
    for name in SERVERS:
        with kind(name, folder, FrozenClock(NOON)) as made:
            given = (folder / "key").read_text("utf-8").split()
            for number in (1, 2):
                made.channel.send(_parcel(number, made.her.name, name))
            if name == "telegram":  # a library of hers that tells the whole address
                logging.getLogger("some.library").debug("GET /bot%s/getMe", given[0])
            found += [line for line in given if line.startswith("http") or "secret" in line]
    return found


def _parcel(number: int, persona: str, channel: str) -> Parcel:
    return Parcel(
        number,
        persona,
        number,
        channel,
        f"凌晨{number}点的雨。AI 生成",
        f"{number}" * 64,
        "zh",
        NOON,
        False,
        1,
        None,
    )


def _models(folder: Path) -> list[str]:
    keys = {
        "keys/first": "sk-canary-one",
        "keys/second": "sk-canary-two",
        "keys/embedder": "sk-canary-three",
    }
    (folder / "keys").mkdir()
    for name, key in keys.items():
        (folder / name).write_text(key, "utf-8")
    with chat_server('{"said": "yes"}') as server:
        for name in ("keys/first", "keys/second"):
            settings = ModelSettings(
                provider="openai", base_url=server.url, name="m", api_key_file=name
            )
            model = open_model(settings, folder, lambda call: None, lambda call: None)
            model.ask(Prompt("you are", "say"), "draft", Reply, "again")
        with pytest.raises(EmbedderFailed):
            OpenAIEmbedder(server.url, "e", read_key("keys/embedder", folder))
    logging.getLogger("selfsame").debug("tried with %s", keys)
    return list(keys.values())


def _notices(folder: Path) -> list[str]:
    (folder / "keys" / "mei").write_text(
        "json://mei:canary-of-mei@127.0.0.1:9/path-canary", "utf-8"
    )
    with pytest.raises(DeliveryFault):
        send(addresses(folder, "keys/mei")[0], Letter("selfsame", "a trial"))
    return ["canary-of-mei", "path-canary"]
