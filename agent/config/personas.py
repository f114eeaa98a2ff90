"""A persona's folder, read and checked: persona.yaml, canon.md, frames.yaml, lore/, calendar.yaml, probes.yaml, sealed.yaml."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path

from agent.config.canon import canon_slips, read_canon
from agent.config.crosschecks import check_canon, check_frames, check_persona
from agent.config.documents import Mistake, YamlDocument, read_yaml
from agent.config.prompts import used_in
from agent.config.unreadable import why_unread
from agent.config.validate import noun
from agent.types.calendar import CalendarFile
from agent.types.persona import Persona, PersonaFile, Sealed
from agent.types.probes import OwnProbe, OwnProbes
from agent.types.speaking import CanonLine, Frames


def read_persona(folder: Path, shown: str, mistakes: list[Mistake]) -> Persona | None:
    """The persona, or None with what is wrong added to `mistakes`; `shown` is the folder as people know it."""
    before = len(mistakes)
    document = read_yaml(folder / "persona.yaml", f"{shown}/persona.yaml")
    file = noun(PersonaFile, document, mistakes)
    framed = read_yaml(folder / "frames.yaml", f"{shown}/frames.yaml")
    frames = noun(Frames, framed, mistakes)
    sealed = _sealed(folder, shown, mistakes)
    probes = _probes(folder, shown, mistakes)
    calendar = _calendar(folder, shown, mistakes)
    if file is None or isinstance(document, Mistake):
        return None
    mistakes += check_persona(file, document)
    canon = _canon(folder, shown, file, mistakes)
    if frames and isinstance(framed, YamlDocument):
        mistakes += check_frames(frames, file, framed)
    if frames is None or len(mistakes) > before:
        return None
    found = _assemble(folder, file, canon, frames, sealed, probes)
    return found.model_copy(update={"calendar": calendar})


def _sealed(folder: Path, shown: str, mistakes: list[Mistake]) -> tuple[str, ...]:
    if not (folder / "sealed.yaml").exists():
        return ()
    found = noun(Sealed, read_yaml(folder / "sealed.yaml", f"{shown}/sealed.yaml"), mistakes)
    return found.secrets if found else ()


def _probes(folder: Path, shown: str, mistakes: list[Mistake]) -> tuple[OwnProbe, ...]:
    if not (folder / "probes.yaml").exists():
        return ()
    found = noun(OwnProbes, read_yaml(folder / "probes.yaml", f"{shown}/probes.yaml"), mistakes)
    return found.probes if found else ()


def _calendar(folder: Path, shown: str, mistakes: list[Mistake]) -> CalendarFile:
    if not (folder / "calendar.yaml").exists():
        return CalendarFile()
    name = f"{shown}/calendar.yaml"
    found = noun(CalendarFile, read_yaml(folder / "calendar.yaml", name), mistakes)
    return found or CalendarFile()


def _canon(
    folder: Path, shown: str, file: PersonaFile, mistakes: list[Mistake]
) -> tuple[CanonLine, ...]:
    name = f"{shown}/canon.md"
    try:
        text = (folder / "canon.md").read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        mistakes.append(Mistake(name, 1, why_unread(problem, "another persona and write hers")))
        return ()
    lines = read_canon(text, file.language)
    mistakes += [Mistake(name, line, words) for line, words in canon_slips(text)]
    mistakes += check_canon(lines, file, name)
    return tuple(line for line, _ in lines)


def _assemble(
    folder: Path,
    file: PersonaFile,
    canon: tuple[CanonLine, ...],
    frames: Frames,
    sealed: tuple[str, ...],
    probes: tuple[OwnProbe, ...],
) -> Persona:
    files = persona_files(folder)
    return Persona(
        name=folder.name, file=file, canon=canon, frames=frames, sealed=sealed, probes=probes,
        files=files, version=version_of(folder.name, files, {}),
    )  # fmt: skip


def persona_files(folder: Path) -> dict[str, str]:
    """The files' text by their path within the folder; secrets and hidden files are left out."""
    paths = sorted(path for path in folder.rglob("*") if path.suffix in {".yaml", ".md", ".txt"})
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8", errors="replace")
        for path in paths
        if path.name != "sealed.yaml" and not path.name.startswith(".")
    }


def with_prompts(persona: Persona, prompts: Mapping[str, str]) -> Persona:
    """The prompts that she is written with are a part of her version."""
    own = used_in(prompts, persona.file.language)
    version = version_of(persona.name, persona.files, own)
    return persona.model_copy(update={"prompts": own, "version": version})


def version_of(name: str, files: Mapping[str, str], prompts: Mapping[str, str]) -> str:
    """Twelve hex digits of a SHA-256 over whose it is, paths and contents."""
    whole = json.dumps([name, sorted(files.items()), sorted(prompts.items())], ensure_ascii=False)
    return hashlib.sha256(whole.encode()).hexdigest()[:12]
