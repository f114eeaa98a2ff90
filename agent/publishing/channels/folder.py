"""A Markdown file per post, for whatever people publish by hand."""

from dataclasses import dataclass
from pathlib import Path

from agent.publishing.channel import Parcel, Receipt
from agent.publishing.channels.files import write_whole


@dataclass(frozen=True)
class Folder:
    """Writes `<root>/<persona>/<day>-<post>.md`, byte for byte what was approved."""

    root: Path
    name: str = "folder"
    repeatable: bool = True

    def send(self, parcel: Parcel) -> Receipt:
        day = parcel.published_at.date().isoformat()
        path = self.root / parcel.persona / f"{day}-{parcel.post}.md"
        write_whole(path, parcel.body.encode())
        return Receipt(str(path))
