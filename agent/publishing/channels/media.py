"""The bytes of a parcel's files, which no channel gets but by this check (law 5)."""

from pathlib import Path

from agent.database.media_files import read
from agent.errors import DeliveryFault
from agent.publishing.channel import Parcel
from agent.types.media import Attachment

FOLDER = Path("data") / "media"


def files_of(home: Path, parcel: Parcel) -> list[tuple[Attachment, bytes]]:
    """All of them, before anything leaves. Raises DeliveryFault where one isn't what was approved."""
    return [(each, approved_bytes(home / FOLDER, each)) for each in parcel.attachments]


def approved_bytes(folder: Path, attachment: Attachment) -> bytes:
    content = read(folder, attachment)
    if content is None:
        raise DeliveryFault(
            f"{folder / attachment.name[:2] / attachment.name}: gone, or no more what was approved",
            "bring the file back from a backup, or undo the approval and attach it anew",
            permanent=True,
        )
    return content
