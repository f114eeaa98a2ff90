"""All that a writer gets, and what a post may rely on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from agent.text.embargo import opened, still_sealed
from agent.text.traits import Around
from agent.types.label import Label
from agent.types.persona import Persona, PersonaFile
from agent.types.speaking import CanonLine
from agent.types.writing import Feeling, Occasion, OpenThread, Recalled, Spoken, Taught

CANON_FIXED = 12
CANON_CHOSEN = 6
NOT_HER = "not_her.md"
"""What people refused as not hers when she was cast: no name or fact in it is hers to say."""
CALENDAR = "calendar.yaml"
"""What stands there may be under embargo: of it only the occasion's own day is hers to name."""
NO_LORE = ("canon.md", "frames.yaml", NOT_HER, CALENDAR)


@dataclass(frozen=True)
class Brief:
    """`seed` is the writing thread, so that chance falls the same when a crash makes it fall again."""

    persona: Persona
    label: Label
    occasion: Occasion
    memories: tuple[Recalled, ...]
    threads: tuple[OpenThread, ...]
    lessons: tuple[Taught, ...]
    spoken: Spoken
    today: str
    seed: str
    note: str = ""
    feeling: Feeling | None = None
    embargo: tuple[str, ...] = ()
    """Words that must not leave by the time she speaks."""
    company: tuple[Persona, ...] = ()
    """Label mates who speak in a commission, too."""

    @property
    def sources(self) -> tuple[dict[str, str], ...]:
        return self.occasion.sources

    @property
    def material(self) -> str:
        """Every text that a claim in the post may rest on: the story, and what was recalled."""
        parts = [f"{source['title']}\n{source['summary']}" for source in self.sources]
        parts += [f"{memory.text}\n{memory.before}" for memory in self.memories]
        parts += [f"{thread.text}\n{thread.said}" for thread in self.threads]
        parts += [f"{work.title} {work.about}" for work in self.persona.file.works]
        own = self.occasion
        return "\n".join((*parts, own.title, own.about, own.when, self.today))

    @property
    def left_open(self) -> OpenThread | None:
        """The thread that a callback takes up."""
        wanted = self.occasion.thread_id
        return next((thread for thread in self.threads if thread.id == wanted), None)

    @property
    def lore(self) -> str:
        """Her files but for canon and frames, and those of whoever speaks with her: what they state of her
        world is hers to repeat."""
        both = (self.persona, *self.company)
        files = (file for each in both for file in each.files.items() if file[0] not in NO_LORE)
        return "\n".join(self._open(*file) for file in files)

    @property
    def lore_alone(self) -> str:
        """Her documents, without the files that tell how she is written."""
        own = self.persona.files.items()
        return "\n".join(self._open(path, text) for path, text in own if path.startswith("lore/"))

    @property
    def sealed_lore(self) -> str:
        """What of her lore nobody may know yet."""
        own = self.persona.files.items()
        return "\n".join(
            still_sealed(text, self.today) for path, text in own if path.startswith("lore/")
        )

    def _open(self, path: str, text: str) -> str:
        return opened(text, self.today) if path.startswith("lore/") else text

    @property
    def known_names(self) -> str:
        """The material, and her own files: a name in her lore is hers to say."""
        files = self.persona.files.items()
        own = (self._open(path, text) for path, text in files if path not in (NOT_HER, CALENDAR))
        theirs = (self._open(*file) for mate in self.company for file in mate.files.items())
        return "\n".join((self.material, *own, *theirs, *self.label.about))

    @property
    def around(self) -> Around:
        return around_of(self.persona.file, self.sources)

    @property
    def spent_angles(self) -> tuple[str, ...]:
        budget = {angle.name: angle.at_most for angle in self.persona.file.voice.angles}
        used = self.spoken.angles
        return tuple(name for name, most in budget.items() if used.get(name, 0) >= most)


def around_of(file: PersonaFile | None, sources: Sequence[Mapping[str, str]]) -> Around:
    """What a text of hers stands in, for the traits that code sees."""
    phrase = file.voice.catchphrase if file else None
    return Around(
        publishers=tuple(source["publisher"] for source in sources),
        titles=tuple(source["title"] for source in sources),
        catchphrase=phrase.text if phrase else "",
    )


def fixed_canon(persona: Persona) -> list[CanonLine]:
    """A handful spread over the canon in her own language; the same in every prompt, so that it is cached."""
    own = [line for line in persona.canon if line.language == persona.file.language]
    step = max(1, len(own) // CANON_FIXED)
    return own[::step][:CANON_FIXED]


def chosen_canon(brief: Brief) -> list[CanonLine]:
    """Lines that suit the occasion: those whose tags or characters meet it best."""
    fixed = set(fixed_canon(brief.persona))
    own = [line for line in brief.persona.canon if line.language == brief.persona.file.language]
    rest = [line for line in own if line not in fixed]
    return sorted(rest, key=lambda line: -_kinship(line, brief.occasion))[:CANON_CHOSEN]


def _kinship(line: CanonLine, occasion: Occasion) -> float:
    topic = f"{occasion.title} {occasion.interest}".casefold()
    tagged = sum(tag.casefold() in topic or tag == occasion.kind for tag in line.tags)
    grams = {topic[i : i + 2] for i in range(len(topic) - 1) if not topic[i].isspace()}
    shared = sum(line.text.casefold().count(gram) > 0 for gram in grams)
    return tagged + shared / (len(line.text) + 20)
