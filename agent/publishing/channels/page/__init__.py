"""Her own public page: static files that are written anew, whole, for every post."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from agent.database import Database
from agent.errors import DeliveryFault
from agent.publishing.channel import Parcel, Receipt, Sent
from agent.publishing.channels.files import write_whole
from agent.publishing.channels.media import FOLDER, files_of
from agent.publishing.channels.page.entries import Cover, cover_of, entries
from agent.publishing.channels.page.feeds import atom, json_feed
from agent.publishing.channels.page.files import clear_away, lay_out
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
        files_of(self.home, parcel)
        index = self._write(parcel.persona, parcel.delivery)
        return Receipt(f"{index}#post-{parcel.post}", id=str(parcel.post))

    @property
    def home(self) -> Path:
        return self.root.parent.parent

    def take_down(self, sent: Sent) -> None:
        """The wish stands in the database; the page is written anew, without it."""
        self._write(sent.persona)

    def correct(self, sent: Sent, body: str) -> Receipt:
        self._write(sent.persona)
        return Receipt(sent.remote, id=sent.id)

    def _write(self, persona: str, leaving: int = 0) -> Path:
        cover, folder = self._cover(persona), self.root / persona
        posts = entries(self.database, persona, self.name, leaving)
        lay_out(self.home / FOLDER, folder, posts)
        write_whole(folder / "feed.atom", atom(cover, posts))
        write_whole(folder / "feed.json", json_feed(cover, posts))
        write_whole(folder / "index.html", html(cover, posts, self.front(persona)))
        clear_away(folder, posts)
        return folder / "index.html"

    def _cover(self, persona: str) -> Cover:
        found = self.personas.get(persona)
        if found is None:
            raise DeliveryFault(
                f"config/personas/{persona}: there is no such persona any more",
                "bring her folder back, or undo the approval",
            )
        return cover_of(found.name, found.file)
