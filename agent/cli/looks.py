"""What doctor looks at, one function each: what it says when all is well, and an error where it isn't."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from agent.config.home import Home

if TYPE_CHECKING:
    from agent.config.read import Config
    from agent.database import Database

LEAST_FREE = 200_000_000


def database(home: Home, config: "Config") -> str:
    """As it is: an older one is not brought up to date by being looked at."""
    from agent.database import HEAD, version_of
    from agent.database.damage import damaged, faults_told, refuse_emptied
    from agent.errors import DatabaseNewer

    refuse_emptied(home.database)
    if not _made(home):
        return "not made yet; the first start makes it"
    with faults_told(home.database), _as_it_is(home) as found:
        with found.read.connect() as connection:
            whole = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
        version = version_of(found)
    if whole != ["ok"]:
        faults = "\n".join(map(str, whole)).splitlines()
        raise damaged(
            home.database,
            f"{len(faults)} faults, the first: {faults[-1] if len(faults) == 1 else faults[1]}",
        )
    if version is not None and version > HEAD:
        raise DatabaseNewer(f"made by a newer selfsame (schema {version}, this one knows {HEAD})")
    if version != HEAD:
        return f"whole; of an older selfsame (schema {version}): the next start copies it and brings it to {HEAD}"
    return "whole"


def disk(home: Home, config: "Config") -> str:
    import shutil

    home.data.mkdir(parents=True, exist_ok=True)
    probe = home.data / ".doctor"
    probe.write_bytes(b"x" * 4096)
    probe.unlink()
    free = shutil.disk_usage(home.data).free
    if free < LEAST_FREE:
        raise OSError(f"only {free // 1_000_000} MB are free under {home.data}; make room")
    return f"{free // 1_000_000:,} MB free"


def keys(home: Home, config: "Config") -> str:
    """The model's, the embedder's, and the addresses of notices; channels look at their own."""
    from agent.secret import BETTER, in_environment, read_secret

    settings = config.settings
    named = [
        settings.model.api_key_file, settings.model.second.api_key_file,
        settings.embedder.api_key_file, *(who.address_file for who in settings.notices.to),
    ]  # fmt: skip
    given = [name for name in named if name]
    for name in given:
        read_secret(name, home.path)
    loose = [name for name in given if in_environment(name)]
    if loose:
        return f"readable, but {', '.join(loose)} can be seen by all that is started: {BETTER}"
    return "readable" if given else "none is configured"


def model(home: Home, config: "Config") -> str:
    import httpx

    settings = config.settings.model
    if settings.provider == "offline":
        return "the built-in writer needs none"
    from agent.model import read_key

    headers = {"Authorization": f"Bearer {read_key(settings.api_key_file, home.path)}"}
    try:
        answer = httpx.get(f"{settings.base_url}/models", headers=headers, timeout=10)
    except httpx.HTTPError as problem:
        raise OSError(
            f"{settings.base_url}: nobody answers ({type(problem).__name__})"
        ) from problem
    if answer.status_code in (401, 403):
        raise OSError(
            f"{settings.base_url}: refuses the key ({answer.status_code}); look at model.api_key_file"
        )
    return f"{settings.base_url} answers ({answer.status_code})"


def memory(home: Home, config: "Config") -> str:
    """The embedder answers, and the index opens; a running daemon has it open already, and nobody else may."""
    from agent.errors import HomeBusy
    from agent.newsroom.room import open_embedder, own
    from memory.index.trial import try_index

    embedder = open_embedder(home, config.settings.embedder)
    answers = f"{embedder.id} answers"
    try:
        lock = own(home, wait=0)
    except HomeBusy:
        return (
            f"{answers}; the index is open in the running selfsame, whose status tells its troubles"
        )
    try:
        return f"{answers}; {try_index(home.index, embedder)}"
    finally:
        lock.release()


def channels(home: Home, config: "Config") -> str:
    """Each account of each persona, as far as that goes without posting. All of them are tried before one fails."""
    from agent.errors import DeliveryFault, DeliveryUnsure
    from agent.newsroom.reached import reach

    told, faults = [], []
    with _as_it_is(home) as found:
        for persona, channel in [
            (her, name) for her in config.personas.values() for name in her.file.channels
        ]:
            try:
                told.append(
                    f"{persona.name} on {channel}: {reach(found, home, config, persona, channel)}"
                )
            except (DeliveryFault, DeliveryUnsure) as fault:
                whose = f"{persona.name} on {channel}"
                said = fault.message.removeprefix(f"{whose}: ").removeprefix(f"{channel}: ")
                faults.append(f"{whose}: {said}; {fault.mend}")
    if faults:
        raise OSError(" · ".join(faults))
    return " · ".join(told) or "nobody has any"


def feeds(home: Home, config: "Config") -> str:
    from agent.database import HEAD, version_of
    from agent.news.archive import feed_states

    count = f"{len(config.feeds.feeds)} configured"
    if not _made(home):
        return f"{count}, none asked yet"
    with _as_it_is(home) as found:
        if version_of(found) != HEAD:
            return f"{count}; how they are is read once the database is brought up to date"
        with found.read.connect() as connection:
            states = [state for state in feed_states(connection) if state.state != "sample"]
    failing = sum(state.state == "failing" for state in states)
    if states and failing == len(states):
        raise OSError(f"none of {len(states)} feeds could be reached; look at the network")
    return f"{count}, {failing} failing"


def _made(home: Home) -> bool:
    return (home.data / "selfsame.db").is_file()


@contextmanager
def _as_it_is(home: Home) -> "Iterator[Database]":
    from agent.database import as_it_is

    found = as_it_is(home.database_url)
    try:
        yield found
    finally:
        found.close()
