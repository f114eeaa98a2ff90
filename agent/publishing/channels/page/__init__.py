"""Her own public page: static files that are written anew, whole, for every post."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from agent.database import Database
from agent.errors import DeliveryFault
from agent.publishing.channel import Parcel, Receipt
from agent.publishing.channels.files import write_whole
from agent.publishing.channels.page.entries import Cover, cover_of, entries
from agent.publishing.channels.page.feeds import atom, json_feed
from agent.publishing.channels.page.front import Front
from agent.publishing.channels.page.html import NOTHING_MORE, html
from agent.types.persona import Persona


@dataclass(frozen=True)
class Page:
    """Writes `<root>/<persona>/` from all that the database says is out, and the parcel.

    The index is written last: it names the feeds.
    """

    database: Database
    root: Path
    personas: Mapping[str, Persona]
    front: Callable[[str], Front] = lambda persona: NOTHING_MORE
    """What stands around her posts."""
    name: str = "page"
    repeatable: bool = True

    def send(self, parcel: Parcel) -> Receipt:
        cover, folder = self._cover(parcel.persona), self.root / parcel.persona
        posts = entries(self.database, parcel.persona, parcel.channel, parcel.delivery)
        write_whole(folder / "feed.atom", atom(cover, posts))
        write_whole(folder / "feed.json", json_feed(cover, posts))
        write_whole(folder / "index.html", html(cover, posts, self.front(parcel.persona)))
        return Receipt(f"{folder / 'index.html'}#post-{parcel.post}")

    def _cover(self, persona: str) -> Cover:
        found = self.personas.get(persona)
        if found is None:
            raise DeliveryFault(
                f"config/personas/{persona}: there is no such persona any more",
                "bring her folder back, or undo the approval",
            )
        return cover_of(found.name, found.file)
