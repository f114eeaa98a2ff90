"""proof: a page that lets readers say whether she is still herself."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from agent.cli.context import Context

if TYPE_CHECKING:
    from agent.config.read import Config
    from agent.database import Database
    from agent.model import ChatModel
    from agent.types.clocks import Clocks


@click.command()
@click.argument("persona")
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The page; data/proofs/ if left out.")  # fmt: skip
@click.option("--imitate", is_flag=True, help="Let the configured model write impostors: one call a language.")  # fmt: skip
@click.option("--read", "codes", multiple=True, metavar="CODE", help="Count what readers sent; give it once a code.")  # fmt: skip
@click.pass_obj
def proof(
    context: Context, persona: str, out: Path | None, imitate: bool, codes: tuple[str, ...]
) -> None:
    """One page for the phone: nine of PERSONA's posts and one impostor, and readers say which. Answers
    stay on their phone; each gets a line to send to you, which --read counts."""
    context.check_name(persona)
    if codes:
        document = _read(context, persona, codes)
        context.say(document, _counted(document))
        return
    document, page = _made(context, persona, imitate)
    file = out or context.home.data / "proofs" / f"{persona}-{document['number']}.html"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(page, encoding="utf-8")
    answers = context.home.data / "proofs" / f"{persona}-{document['number']}.json"
    answers.parent.mkdir(parents=True, exist_ok=True)
    answers.write_text(json.dumps(document, ensure_ascii=False, indent=1), encoding="utf-8")
    told = {key: document[key] for key in ("persona", "number", "sources")}
    rounds = {language: len(found) for language, found in document["rounds"].items()}
    context.say({**told, "rounds": rounds, "page": str(file)}, _words(document, rounds, file))


def _made(context: Context, persona: str, imitate: bool) -> tuple[dict[str, Any], str]:
    from agent.config.read import load_config
    from agent.newsroom.proof.making import proof_document
    from agent.newsroom.proof.page import proof_page

    config = load_config(context.home)
    with context.ledger(writes=imitate) as (database, clocks):
        model = _model(context, config, database, clocks, persona) if imitate else None
        document = proof_document(config, database.read, persona, model)
    names = {name: each.file.identity.name for name, each in config.personas.items()}
    return document, proof_page(document, names)


def _model(
    context: Context, config: "Config", database: "Database", clocks: "Clocks", persona: str
) -> "ChatModel":
    """Counted and capped like every call."""
    from agent.errors import NotLawful
    from agent.model import open_model
    from agent.newsroom.spending import Spender, permit, recorder

    settings, thread = config.settings, f"proof-{persona}-{clocks.wall.now():%Y%m%d%H%M%S}"
    if settings.model.provider == "offline":
        raise NotLawful("no model is configured that could imitate", "leave --imitate out")
    who = Spender(persona, thread, settings.caps, config.persona(persona).file.caps)
    return open_model(
        settings.model, context.home.path,
        record=recorder(database, clocks, who), allow=permit(database, clocks, who),
    )  # fmt: skip


def _words(document: dict[str, Any], rounds: dict[str, int], file: Path) -> str:
    lines = [f"made {file}: open it on a phone, or put it on any web space"]
    for language, count in rounds.items():
        told = document["sources"][language]
        filled = f", {told['canon']} of them from canon: too few posts yet" if told["canon"] else ""
        lines.append(
            f"  {language}: {count} rounds of {told['posts'] + told['canon']} lines{filled}"
        )
    lines.append(f"  what readers send you: selfsame proof {document['persona']} --read CODE")
    return "\n".join(lines)


def _read(context: Context, persona: str, codes: tuple[str, ...]) -> dict[str, Any]:
    """Each code names its page; the newest word of what was sent is the code. Raises NotThere."""
    from agent.errors import NotThere
    from agent.newsroom.proof.making import read_codes

    words = [code.split()[-1] if code.split() else "" for code in codes]
    numbers = {word.split("-")[1] if word.count("-") == 2 else "" for word in words}
    number = numbers.pop()
    file = context.home.data / "proofs" / f"{persona}-{number}.json"
    if numbers or not number.isalnum() or not file.is_file():
        raise NotThere(
            "these codes are of no one page of hers", "count the codes of one page at a time"
        )
    return read_codes(json.loads(file.read_text("utf-8")), words)


def _counted(document: dict[str, Any]) -> str:
    lines = [f"{document['readers']} readers"]
    for language, rows in document["rounds"].items():
        for at, row in enumerate(rows, 1):
            if row["answered"]:
                lines.append(f"  {language} round {at}: {row['found']} of {row['answered']} found the impostor ({row['whose']})")  # fmt: skip
    return "\n".join([*lines, "by luck, one in ten would"])
