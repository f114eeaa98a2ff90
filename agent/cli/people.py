"""people: who may sign in at the desk, and as what."""

import sys
from dataclasses import asdict
from typing import Any

import click

from agent.cli.context import Context

ROLE = click.Choice(["owner", "reviewer", "reader"])


@click.group()
def people() -> None:
    """Who may sign in at the desk: an owner opens everything, a reviewer decides, a reader reads."""


@people.command("list")
@click.pass_obj
def list_people(context: Context) -> None:
    """Everybody who may sign in, with their roles and tokens."""
    from agent.seats.known_by import tokens_of
    from agent.seats.people import people_of

    with context.ledger() as (database, _):
        found = people_of(database)
        tokens = {each.name: tokens_of(database, each.name) for each in found}
    rows = [
        _row(asdict(each)) | {"tokens": [_row(asdict(token)) for token in tokens[each.name]]}
        for each in found
    ]
    lines = [_line(row) for row in rows]
    context.say({"people": rows}, "\n".join(lines) or "nobody yet: selfsame people add NAME")


@people.command()
@click.argument("name")
@click.option("--role", type=ROLE, default="reviewer", show_default=True)
@click.pass_obj
def add(context: Context, name: str, role: Any) -> None:
    """Let NAME sign in; prints a link by which they choose their password, once, within three days."""
    from agent.seats import known_by
    from agent.seats import people as seats

    with context.ledger(writes=True) as (database, clocks):
        kept = seats.add(database, clocks, name, role, context.person)
        link = _link(context, known_by.invite(database, clocks, kept))
    words = f"{kept} is a {role} here\n  send them this link: {link}"
    context.say({"name": kept, "role": role, "link": link}, words)


@people.command()
@click.argument("name")
@click.argument("role", type=ROLE)
@click.pass_obj
def role(context: Context, name: str, role: Any) -> None:
    """Make NAME an owner, a reviewer or a reader."""
    from agent.seats.people import give_role

    with context.ledger(writes=True) as (database, clocks):
        give_role(database, clocks, name, role, context.person)
    context.say({"name": name, "role": role}, f"{name} is a {role} here")


@people.command()
@click.argument("name")
@click.pass_obj
def remove(context: Context, name: str) -> None:
    """NAME signs in no more; sessions and tokens end. For somebody who goes for good: selfsame leave NAME."""
    from agent.seats import people as seats

    with context.ledger(writes=True) as (database, clocks):
        gone = seats.remove(database, clocks, name, context.person)
    context.say({"removed": gone}, f"{gone} signs in no more")


@people.command()
@click.argument("name")
@click.pass_obj
def password(context: Context, name: str) -> None:
    """Set NAME's password: asked for, or read as one line from what is piped in. Their sessions end."""
    from agent.seats.people import set_password

    if sys.stdin.isatty():
        given = click.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        given = sys.stdin.readline().rstrip("\r\n")
    with context.ledger(writes=True) as (database, clocks):
        set_password(database, clocks, name, given, context.person)
    context.say({"name": name, "password": "set"}, f"{name} signs in with the new password")


@people.command()
@click.argument("name")
@click.pass_obj
def link(context: Context, name: str) -> None:
    """A new link by which NAME chooses a password, once, within three days."""
    from agent.seats.known_by import invite

    with context.ledger(writes=True) as (database, clocks):
        address = _link(context, invite(database, clocks, name))
    context.say({"name": name, "link": address}, address)


@people.command()
@click.argument("name")
@click.option("--label", default="command line", help="What it is for.")
@click.option("--end", type=int, metavar="ID", help="End this token instead.")
@click.pass_obj
def token(context: Context, name: str, label: str, end: int | None) -> None:
    """A key to the API in NAME's name, with NAME's role; printed this once."""
    from agent.seats.known_by import end_token, make_token

    with context.ledger(writes=True) as (database, clocks):
        if end is not None:
            end_token(database, clocks, name, end, context.person)
            context.say({"name": name, "ended": end}, f"token {end} of {name} opens nothing more")
            return
        key = make_token(database, clocks, name, label, context.person)
    context.say({"name": name, "label": label, "token": key}, key)


def _link(context: Context, key: str) -> str:
    from urllib.parse import urlencode

    from agent.cli.caller import daemon_of
    from agent.config.read import read_config

    running = daemon_of(context.home)
    settings = read_config(context.home).settings
    url = settings.notices.desk.rstrip("/") if settings else ""
    port = settings.desk.port if settings else 8722
    url = url or (running.url if running else f"http://127.0.0.1:{port}")
    return f"{url}/login?{urlencode({'token': key})}"


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return row | {"made_at": row["made_at"].isoformat()}


def _line(row: dict[str, Any]) -> str:
    tokens = ", ".join(f"[{each['id']}] {each['label']}" for each in row["tokens"])
    known = "" if row["password"] else "  no password yet"
    return f"{row['role']:<9} {row['name']}{known}" + (f"  tokens: {tokens}" if tokens else "")
