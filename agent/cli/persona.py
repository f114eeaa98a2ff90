"""persona: who there is, and how another comes to be."""

from pathlib import Path
from typing import Any

import click

from agent.cli import packing
from agent.cli.context import Context


@click.group()
def persona() -> None:
    """Who speaks here: list and check personas, and begin a new one from what her people have."""


@persona.command("list")
@click.pass_obj
def list_(context: Context) -> None:
    """The personas, and those being cast."""
    from agent.config.casting.folder import castings, read_state

    home = context.home
    cast = [
        {"name": name, "hers": len(read_state(home.config / "casting" / name).hers)}
        for name in castings(home)
    ]
    lines = [*home.persona_names, *(f"{each['name']} (casting: {each['hers']} lines hers)" for each in cast)]  # fmt: skip
    context.say({"personas": home.persona_names, "casting": cast}, "\n".join(lines))


@persona.command("new")
@click.argument("name")
@click.option("--from", "folder", required=True, metavar="FOLDER",
              type=click.Path(path_type=Path, exists=True, file_okay=False),
              help="Her captions, bio, lyrics: txt, md, csv, docx, pdf.")  # fmt: skip
@click.option(
    "--called", metavar="TEXT", default="", help="The name she goes by; NAME if left out."
)
@click.pass_obj
def new(context: Context, name: str, folder: Path, called: str) -> None:
    """Begin NAME in config/casting, from the texts in FOLDER; the running house does not see her until
    she is finished. Choose her lines on the desk's page /casting/NAME."""
    from agent.config.casting.folder import make_casting
    from agent.config.casting.material import read_material
    from agent.config.read import read_config

    config = read_config(context.home).config
    operator = config.label.operator if config else ""
    material = read_material(folder)
    made = make_casting(context.home, name, material, called or name, operator)
    document = {
        "persona": name, "folder": str(made), "lines": len(material.lines), "files": material.files,
        "language": material.language, "lore": sorted(material.texts), "unread": list(material.unread),
    }  # fmt: skip
    context.say(document, _made(context, document))


def _made(context: Context, document: dict[str, Any]) -> str:
    name = document["persona"]
    lines = [
        f"made {document['folder']}: {document['lines']} lines ({document['language']}) from {document['files']} files"
    ]
    lines += [f"  not read: {each}" for each in document["unread"]]
    lines += [
        f"  choose  {_page(context, name)}",
        f"  check   selfsame persona check {name}",
        f"  then    selfsame persona finish {name}",
    ]
    return "\n".join(lines)


def _page(context: Context, name: str) -> str:
    from agent.cli.caller import daemon_of

    running = daemon_of(context.home)
    if running:
        return f"{running.url}/casting/{name}"
    return f"selfsame run, then /casting/{name} on the desk that it opens"


@persona.command("check")
@click.argument("name")
@click.pass_obj
def check(context: Context, name: str) -> None:
    """Every mistake in NAME's files as file:line: what; what to write instead. Also of one being cast."""
    from agent.config.casting.folder import casting_mistakes, castings
    from agent.config.edits import slips_of
    from agent.errors import ConfigWrong

    home = context.home
    if name in castings(home):
        mistakes = casting_mistakes(home, name)
    else:
        context.check_name(name, castings(home))
        shown = f"config/personas/{name}"
        slips = slips_of(home.config / "personas" / name, shown)
        mistakes = [f"{shown}/{slip.path}:{slip.line}: {slip.words}" for slip in slips]
    if mistakes:
        raise ConfigWrong(mistakes, f"selfsame persona check {name}")
    context.say({"persona": name, "ok": True}, f"all is well with {name}")


@persona.command("finish")
@click.argument("name")
@click.pass_obj
def finish(context: Context, name: str) -> None:
    """Check NAME, who was being cast, and move her to config/personas, where a running house takes her up."""
    from agent.config.casting.folder import casting_folder, finish_casting, read_state
    from agent.newsroom.casting import shared

    home = context.home
    learnt = shared(read_state(casting_folder(home, name)))
    place = finish_casting(home, name, learnt)
    words = f"{name} is one of them now: {place}\n  look at what she does: selfsame write {name} --dry-run"
    words += _whose(place)
    context.say({"persona": name, "folder": str(place)}, words)


def _whose(place: Path) -> str:
    """What her file leaves open: whether her owner stands behind her."""
    from agent.config.personas import read_persona

    found = read_persona(place, f"config/personas/{place.name}", [])
    if found is None or not found.file.unofficial:
        return ""
    return "\n  she is marked unofficial, and stays on her own page, until you write unofficial: false in her persona.yaml"


persona.add_command(packing.pack)
persona.add_command(packing.unpack)
