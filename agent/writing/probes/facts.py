"""What a post rests on, what stands below it, and what she leaves alone. Where a post's source isn't known, nothing breaks."""

from collections.abc import Callable, Iterator

from agent.text import names, numerals
from agent.text.disclosure import body_of, letter, sponsors_named
from agent.text.folding import first_named, letters
from agent.text.links import links
from agent.text.runs import shares_run
from agent.text.sameness import similarity
from agent.text.sealed import leaks
from agent.text.subjects import living_person_accused, touched
from agent.types.persona import Persona
from agent.types.probes import Break, Posts, Probe, Said
from agent.writing.checks.sameness import RETELLS
from agent.writing.probes.making import never, of_posts

Ground = Callable[[str, str], list[str]]
"""What in a text stands in none of the material."""


def of_facts(persona: Persona) -> tuple[Probe, ...]:
    own = "\n".join(text for path, text in persona.files.items() if path != "canon.md")
    files = "\n".join(persona.files.values())
    return (
        _grounded("links", "links lead to her source only", _links, "", "See https://elsewhere.example/a."),
        _grounded("numbers", "every number stands in her source, a memory or her lore",
                  lambda text, known: numerals.unsupported(text, (known,)), own, "There were 48,391 of them."),
        _grounded("names", "every Latin name stands in her source, a memory or her files",
                  lambda text, known: names.unsupported(text, (known,)), files, "他们叫 Zubrowix 来修灯。"),
        of_posts("copied", "hard", "copies no run of words from her source", _copied,
                 Said(_LONG, material=_LONG, sources=(("The Sample", _LONG),))),
        of_posts("retells", "soft", "retells no headline", _retold,
                 Said("The lamp is lit again", sources=(("The Sample", "The lamp is lit again"),))),
        *_canon(persona), _disclosed(persona), _sponsors(persona), *_rivals(persona), *_sealed(persona),
        _banned(persona), *_left_alone(persona),
        never("accused", "soft", "names nobody living with something against them", _accused,
              "周明轩被控诈骗。", "Tom Marsh was charged with fraud."),
    )  # fmt: skip


_LONG = "The keeper of the last lamp on the headland went home in the rain without locking up"


def _grounded(name: str, says: str, ground: Ground, own: str, example: str) -> Probe:
    def finds(posts: Posts) -> Iterator[Break]:
        for place, post in enumerate(posts):
            if post.material is not None:
                for each in ground(post.text, f"{post.material}\n{own}"):
                    yield Break(place, each)

    return of_posts(name, "hard", says, finds, Said(example, material=""))


def _links(text: str, known: str) -> list[str]:
    return sorted(links(text) - links(known))


def _copied(posts: Posts) -> Iterator[Break]:
    for place, post in enumerate(posts):
        run = shares_run(post.text, "\n".join(title for _, title in post.sources))
        if run:
            yield Break(place, run)


def _retold(posts: Posts) -> Iterator[Break]:
    for place, post in enumerate(posts):
        for publisher, title in post.sources:
            if similarity(post.text, title) >= RETELLS:
                yield Break(place, f"the headline of {publisher}")
                break


def _canon(persona: Persona) -> tuple[Probe, ...]:
    """A line long enough to be copied serves as the example."""
    lines = [line.text for line in persona.canon]
    long = next((line for line in lines if shares_run(line, line)), None)
    if long is None:
        return ()

    def find(text: str) -> str | None:
        return next((run for line in lines if (run := shares_run(text, line))), None)

    return (never("canon-copied", "hard", "copies no run of words from her canon", find, long),)


def _disclosed(persona: Persona) -> Probe:
    """As it left, each post says that an AI wrote it."""
    told = {letters(said) for said in persona.file.disclosure.words.values()}

    def finds(posts: Posts) -> Iterator[Break]:
        for place, post in enumerate(posts):
            if post.body is not None and not any(said in letters(post.body) for said in told):
                yield Break(place, "left without a disclosure")

    return of_posts("disclosure", "hard", "says below every post that an AI wrote it", finds,
                    Said("灯亮着。", body="灯亮着。"))  # fmt: skip


def _sponsors(persona: Persona) -> Probe:
    """Where a post that names a sponsor left without what code adds for it."""
    file = persona.file

    def finds(posts: Posts) -> Iterator[Break]:
        for place, post in enumerate(posts):
            for sponsor in sponsors_named(body_of(post.text, file), file):
                told = [letters(said) for said in sponsor.words.values()]
                if post.body is not None and not any(said in letters(post.body) for said in told):
                    yield Break(place, f"names {sponsor.name} and doesn't disclose it")
        for place, post in enumerate(posts):
            if post.body is not None and post.body != letter(
                post.text, file, file.language, "page"
            ):
                yield Break(place, "left otherwise than code words it")

    name = file.boundaries.sponsors[0].name if file.boundaries.sponsors else "灯"
    return of_posts("sponsors", "hard", "discloses whoever pays, in the words of her file", finds,
                    Said(f"{name}。", body=f"{name}。"))  # fmt: skip


def _rivals(persona: Persona) -> tuple[Probe, ...]:
    rivals = [name for each in persona.file.boundaries.sponsors for name in each.rivals]
    if not rivals:
        return ()
    says = "names no rival of whoever pays"
    return (
        never("rivals", "soft", says, lambda text: first_named(text, rivals), f"{rivals[0]}。"),
    )


def _sealed(persona: Persona) -> tuple[Probe, ...]:
    """The probe tells which line of sealed.yaml it was, and never what it says."""
    if not persona.sealed:
        return ()

    def find(text: str) -> str | None:
        number = leaks(text, persona.sealed)
        return None if number is None else f"entry {number + 1} of sealed.yaml"

    return (never("sealed", "hard", "keeps what is sealed", find, persona.sealed[0]),)


def _banned(persona: Persona) -> Probe:
    barred = (*persona.file.voice.never_says, *persona.file.boundaries.banned)

    def find(text: str) -> str | None:
        said = text.casefold()
        return next((word for word in barred if word.casefold() in said), None)

    return never("never-says", "hard", "says none of the words that her file bars", find,
                 *(barred[:1] or ("",)))  # fmt: skip


def _left_alone(persona: Persona) -> tuple[Probe, ...]:
    """Subjects that her file leaves alone, where the text is meant so for sure."""
    left = {name for name, what in persona.file.boundaries.subjects.items() if what == "leave"}
    if not left:
        return ()

    def find(text: str) -> str | None:
        return next((t.subject for t in touched(text) if t.sure and t.subject in left), None)

    told = [text for text in GRAVE if find(text)]
    says = f"leaves alone: {', '.join(sorted(left))}"
    return (never("left-alone", "hard", says, find, *told[:1]),) if told else ()


GRAVE = (
    "地震已致十二人遇难。",
    "An earthquake killed twelve people.",
    "The ceasefire failed and missiles hit the town.",
    "总统选举今天投票。",
    "The election was won by the president.",
)


def _accused(text: str) -> str | None:
    return "somebody living, accused" if living_person_accused(text) else None
