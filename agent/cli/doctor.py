"""doctor: everything that can be tried without posting, each with how it went."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from agent.cli.context import Context
from agent.config.home import Home

if TYPE_CHECKING:
    from agent.config.read import Config

LEAST_FREE = 200_000_000


@click.command()
@click.pass_obj
def doctor(context: Context) -> None:
    """Try config, database, disk, the model's key and address, and how feeds are, without posting anything."""
    found = list(_tried(context.home))
    document = {
        "ok": all(ok for _, ok, _ in found),
        "tried": [{"what": w, "ok": o, "said": s} for w, o, s in found],
    }
    context.say(
        document,
        "\n".join(f"{'ok  ' if ok else 'BAD '} {what:<10} {said}" for what, ok, said in found),
    )
    if not document["ok"]:
        raise SystemExit(1)


def _tried(home: Home) -> Iterator[tuple[str, bool, str]]:
    from agent.config.read import read_config

    reading = read_config(home)
    yield "config", not reading.mistakes, "; ".join(map(str, reading.mistakes)) or "no mistakes"
    for what, look in LOOKS.items():
        yield what, *_looked(look, home, reading.config)


def _looked(look: "Look", home: Home, config: "Config | None") -> tuple[bool, str]:
    """A look that fails is a finding; what is wrong with config was said before."""
    from sqlalchemy.exc import SQLAlchemyError

    from agent.errors import SelfsameError

    if config is None:
        return False, "not tried: config has mistakes"
    try:
        return True, look(home, config)
    except (SelfsameError, OSError, SQLAlchemyError) as fault:
        return False, f"{fault}"


def _database(home: Home, config: "Config") -> str:
    from agent.database import open_database

    database = open_database(home.database_url)
    try:
        with database.read.connect() as connection:
            found = connection.exec_driver_sql("PRAGMA quick_check").scalar()
    finally:
        database.close()
    if found != "ok":
        raise OSError(f"damaged: {found}; restore a backup: selfsame restore FILE")
    return "whole"


def _disk(home: Home, config: "Config") -> str:
    import shutil

    home.data.mkdir(parents=True, exist_ok=True)
    probe = home.data / ".doctor"
    probe.write_bytes(b"x" * 4096)
    probe.unlink()
    free = shutil.disk_usage(home.data).free
    if free < LEAST_FREE:
        raise OSError(f"only {free // 1_000_000} MB are free under {home.data}; make room")
    return f"{free // 1_000_000:,} MB free"


def _keys(home: Home, config: "Config") -> str:
    from agent.model import read_key

    model = config.settings.model
    read_key(model.api_key_file, home.path)
    return "readable" if model.api_key_file else "none is configured"


def _model(home: Home, config: "Config") -> str:
    import httpx

    model = config.settings.model
    if model.provider == "offline":
        return "the built-in writer needs none"
    from agent.model import read_key

    key = read_key(model.api_key_file, home.path)
    headers = {"Authorization": f"Bearer {key}"}
    try:
        answer = httpx.get(f"{model.base_url}/models", headers=headers, timeout=10)
    except httpx.HTTPError as problem:
        raise OSError(f"{model.base_url}: nobody answers ({type(problem).__name__})") from problem
    if answer.status_code in (401, 403):
        raise OSError(
            f"{model.base_url}: refuses the key ({answer.status_code}); look at model.api_key_file"
        )
    return f"{model.base_url} answers ({answer.status_code})"


def _feeds(home: Home, config: "Config") -> str:
    from agent.database import open_database
    from agent.news.archive import feed_states

    database = open_database(home.database_url)
    try:
        with database.read.connect() as connection:
            states = [state for state in feed_states(connection) if state.state != "sample"]
    finally:
        database.close()
    failing = sum(state.state == "failing" for state in states)
    if states and failing == len(states):
        raise OSError(f"none of {len(states)} feeds could be reached; look at the network")
    return f"{len(config.feeds.feeds)} configured, {failing} failing"


Look = Callable[[Home, "Config"], str]
LOOKS: dict[str, Look] = {
    "database": _database, "disk": _disk, "keys": _keys, "model": _model, "feeds": _feeds,
}  # fmt: skip
