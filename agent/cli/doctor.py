"""doctor: everything that can be tried without posting, each with how it went."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import click

from agent.cli import looks
from agent.cli.context import Context
from agent.config.home import Home

if TYPE_CHECKING:
    from agent.config.read import Config


@click.command()
@click.pass_obj
def doctor(context: Context) -> None:
    """Try config, database, disk, keys, model, memory, channels and feeds, without posting or changing anything."""
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
    from agent.config.read import all_mistakes, read_config

    reading = read_config(home)
    mistakes = all_mistakes(home, reading)
    yield "config", not mistakes, "; ".join(map(str, mistakes)) or "no mistakes"
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
    except SelfsameError as fault:
        return False, f"{fault.message}; {fault.mend}".removesuffix("; ")
    except (OSError, SQLAlchemyError) as fault:
        return False, f"{fault}"


Look = Callable[[Home, "Config"], str]
LOOKS: dict[str, Look] = {
    "database": looks.database, "disk": looks.disk, "keys": looks.keys, "model": looks.model,
    "memory": looks.memory, "channels": looks.channels, "feeds": looks.feeds,
}  # fmt: skip
