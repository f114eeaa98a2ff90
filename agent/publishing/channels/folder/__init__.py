"""A Markdown file per post, for whatever people publish by hand; beside it what machines should read on it.

Never twice: a file is written whole under a name that follows from the delivery.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from agent.publishing.channel import Parcel, Receipt, Sent
from agent.publishing.channels.files import write_whole
from agent.publishing.channels.media import files_of
from agent.text.marks import labels
from agent.text.media import described
from agent.types.media import SUFFIXES
from agent.types.persona import Persona


@dataclass(frozen=True)
class Folder:
    """Writes `<root>/<persona>/<day>-<post>.md`, byte for byte what was approved; where her disclosure has
    profiles, their labels as `.json` of the same name."""

    root: Path
    personas: Mapping[str, Persona] = field(default_factory=dict)
    name: str = "folder"
    repeatable: bool = True

    def send(self, parcel: Parcel) -> Receipt:
        day = parcel.published_at.date().isoformat()
        path = self.root / parcel.persona / f"{day}-{parcel.post}.md"
        persona = self.personas.get(parcel.persona)
        if persona is not None and persona.file.disclosure.profiles:
            marks = labels(persona.file, parcel.number) | {"sha256": parcel.sha256}
            told = json.dumps(marks, ensure_ascii=False, indent=1)
            write_whole(path.with_suffix(".json"), told.encode())
        self._beside(path, parcel)
        write_whole(path, parcel.body.encode())
        return Receipt(str(path), id=str(path))

    def _beside(self, path: Path, parcel: Parcel) -> None:
        """Her other languages by their tags; each file with its description as `.txt` of the same name."""
        for language, text in parcel.variants.items():
            write_whole(path.with_name(f"{path.stem}.{language}.md"), text.encode())
        home = self.root.parent.parent
        for number, (each, content) in enumerate(files_of(home, parcel), 1):
            beside = path.with_name(f"{path.stem}-{number}{SUFFIXES[each.type]}")
            write_whole(beside, content)
            write_whole(beside.with_suffix(".txt"), described(each, parcel.language).encode())

    def take_down(self, sent: Sent) -> None:
        """The files go; what somebody copied from them is a person's to take down."""
        path = Path(sent.remote)
        beside = [*path.parent.glob(f"{path.stem}-*"), *path.parent.glob(f"{path.stem}.*")]
        for each in beside:
            each.unlink(missing_ok=True)

    def correct(self, sent: Sent, body: str) -> Receipt:
        write_whole(Path(sent.remote), body.encode())
        return Receipt(sent.remote, id=sent.id)
