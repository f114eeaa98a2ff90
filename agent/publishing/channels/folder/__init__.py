"""A Markdown file per post, for whatever people publish by hand; beside it what machines should read on it.

Never twice: a file is written whole under a name that follows from the delivery.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from agent.publishing.channel import Parcel, Receipt, Sent
from agent.publishing.channels.files import write_whole
from agent.text.marks import labels
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
        write_whole(path, parcel.body.encode())
        return Receipt(str(path), id=str(path))

    def take_down(self, sent: Sent) -> None:
        """The files go; what somebody copied from them is a person's to take down."""
        for suffix in (".md", ".json"):
            Path(sent.remote).with_suffix(suffix).unlink(missing_ok=True)

    def correct(self, sent: Sent, body: str) -> Receipt:
        write_whole(Path(sent.remote), body.encode())
        return Receipt(sent.remote, id=sent.id)
