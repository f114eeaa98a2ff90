"""Tuning a persona from the desk: her files read, tried and saved; what changed since when."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Row, func, select

from agent.config.casting.folder import castings
from agent.config.edits import (
    checked,
    edited_copy,
    files_of,
    paths_in,
    text_of,
    write_at_once,
)
from agent.config.home import Home
from agent.config.personas import with_prompts
from agent.config.read import Config
from agent.database import Database
from agent.database.audit import record
from agent.database.tables import audit, drafts, persona_versions
from agent.errors import ModelFault, NotThere
from agent.newsroom.unread import unread
from agent.text.changes import changed_lines
from agent.text.folding import fold
from agent.types.clocks import Clocks, stamp
from agent.types.persona import Persona
from agent.types.tuning import (
    ChangedFile,
    Edit,
    Pair,
    PersonaFiles,
    PersonaText,
    Saved,
    Slip,
    Tried,
    VersionShown,
)

SAVED = "edit persona"
MOST_VERSIONS = 60
WhatIf = Callable[[Persona, Persona], Iterator[Pair]]


@dataclass(frozen=True)
class Tuning:
    """All that tuning needs; `what_if` is given a persona as she is and as she would be."""

    home: Home
    database: Database
    clocks: Clocks
    config: Callable[[], Config]
    what_if: WhatIf

    def files(self, persona: str) -> PersonaFiles:
        return files_of(self._folder(persona), self._shown(persona))

    def text(self, persona: str, path: str) -> PersonaText:
        return text_of(self._folder(persona), self._shown(persona), path)

    def attempt(self, edit: Edit) -> Tried:
        """What the edit would do; a fault of the model is told beside what there is. Of somebody who is
        being cast there is no present version to compare with."""
        edited, slips = self._checked(edit)
        present = self.config().personas.get(edit.persona)
        if slips or edited is None or present is None:
            return Tried(slips)
        offline = self.config().settings.model.provider == "offline"
        keys, pairs = unread(present, edited) if offline else (), list[Pair]()
        try:
            pairs.extend(self.what_if(present, edited))
        except ModelFault as fault:
            return Tried(pairs=tuple(pairs), fault=fault.message)
        return Tried(pairs=tuple(pairs), unread=keys)

    def save(self, edit: Edit) -> Saved:
        """Checked first; refused where it is broken, or where the file is no longer as it was seen."""
        standing = self.text(edit.persona, edit.path)
        if standing.seen != edit.seen:
            return Saved(other=standing)
        edited, slips = self._checked(edit)
        if slips:
            return Saved(slips=slips)
        present = self.config().personas.get(edit.persona)
        before, after = (each.version if each else "" for each in (present, edited))
        write_at_once(self._folder(edit.persona) / edit.path, edit.text)
        with self.database.write.begin() as connection:
            record(
                connection, stamp(self.clocks), f"persona:{edit.persona}"[:40], edit.by, SAVED,
                before, after, edit.path,
            )  # fmt: skip
        return Saved()

    def changes(self, persona: str) -> Sequence[VersionShown]:
        """The newest first."""
        self._folder(persona)
        rows = self._rows(persona)
        wrote, saved = self._wrote(persona), self._saved(persona)
        present = self.config().personas.get(persona)
        return [
            VersionShown(
                row.version, row.first_at, bool(present and present.version == row.version),
                wrote.get(row.version, 0), tuple(saved.get(row.version, ())),
                tuple(_between(before, row)) if before else (),
            )
            for row, before in zip(rows, [*rows[1:], None], strict=False)  # without rows there is nothing
        ][:MOST_VERSIONS]  # fmt: skip

    def _folder(self, persona: str) -> Path:
        """Raises NotThere; a name that leads elsewhere is nobody's."""
        return self.home.path / self._shown(persona)

    def _shown(self, persona: str) -> str:
        if persona in self.home.persona_names:
            return f"config/personas/{persona}"
        if persona in castings(self.home):
            return f"config/casting/{persona}"
        names = ", ".join([*self.home.persona_names, *castings(self.home)])
        raise NotThere(f"no persona is called {persona!r}", f"write one of: {names}")

    def _checked(self, edit: Edit) -> tuple[Persona | None, tuple[Slip, ...]]:
        """The persona as she would be, unless there are mistakes."""
        folder, shown = self._folder(edit.persona), self._shown(edit.persona)
        if edit.path not in paths_in(folder):
            raise NotThere(f"{shown} has no text {edit.path!r}", "choose one of her files")
        with edited_copy(folder, edit.path, edit.text) as copy:
            persona, slips = checked(copy, shown)
        if edit.persona not in self.home.persona_names:
            return persona, _of_casting(slips, edit.path)
        config = self.config()
        slips = (*slips, *_namesake(persona, config.personas))
        if persona is None or slips:
            return None, slips
        return with_prompts(persona, config.prompts), ()

    def _rows(self, persona: str) -> Sequence[Row[Any]]:
        query = select(persona_versions).where(persona_versions.c.persona == persona)
        newest = query.order_by(persona_versions.c.first_at.desc(), persona_versions.c.version)
        with self.database.read.connect() as connection:
            return connection.execute(newest.limit(MOST_VERSIONS + 1)).all()

    def _wrote(self, persona: str) -> dict[str, int]:
        query = select(drafts.c.persona_version, func.count()).where(drafts.c.persona == persona)
        with self.database.read.connect() as connection:
            rows = connection.execute(query.group_by(drafts.c.persona_version)).all()
            return {row[0]: row[1] for row in rows}

    def _saved(self, persona: str) -> dict[str, list[str]]:
        """Version → who saved it, and which file."""
        mine = (audit.c.subject == f"persona:{persona}"[:40]) & (audit.c.action == SAVED)
        found: dict[str, list[str]] = {}
        with self.database.read.connect() as connection:
            for row in connection.execute(select(audit).where(mine).order_by(audit.c.id)):
                found.setdefault(row.became, []).append(f"{row.who}, {row.why}")
        return found


def _of_casting(slips: Sequence[Slip], path: str) -> tuple[Slip, ...]:
    """Whoever is being cast lacks much as yet: only what is wrong in the file itself counts, and a canon
    may be short."""
    short = ("canon.md", 1)
    return tuple(slip for slip in slips if slip.path == path and (path, slip.line) != short)


def _namesake(persona: Persona | None, others: Mapping[str, Persona]) -> Iterator[Slip]:
    for other in others.values() if persona else ():
        same = persona is not None and fold(other.file.identity.name) == fold(
            persona.file.identity.name
        )
        if persona is not None and same and other.name != persona.name:
            words = f"identity.name: {other.name} is called that, too; give her another name"
            yield Slip("persona.yaml", 1, words)


def _between(before: Row[Any], after: Row[Any]) -> Iterator[ChangedFile]:
    old, new = _texts(before), _texts(after)
    if before.prompts is None:  # kept before prompts were: they are no news now
        new = {path: text for path, text in new.items() if not path.startswith("prompts/")}
    for path in sorted(path for path in {*old, *new} if old.get(path) != new.get(path)):
        lines = tuple(changed_lines(old.get(path, ""), new.get(path, "")))
        if lines:
            yield ChangedFile(path, lines)


def _texts(row: Row[Any]) -> dict[str, str]:
    prompts = {f"prompts/{name}.md": text for name, text in (row.prompts or {}).items()}
    return {**row.files, **prompts}
