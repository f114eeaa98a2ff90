"""All probes of a persona, and what they find in her posts. Pure."""

from dataclasses import dataclass

from agent.types.persona import Persona
from agent.types.probes import Break, OwnProbe, Posts, Probe
from agent.writing.probes.facts import of_facts
from agent.writing.probes.form import of_form
from agent.writing.probes.making import never, rarely, words
from agent.writing.probes.person import PROBES
from agent.writing.probes.sameness import of_sameness


@dataclass(frozen=True)
class Probed:
    """One probe, and where it breaks."""

    probe: Probe
    breaks: tuple[Break, ...]

    @property
    def fails(self) -> bool:
        return self.probe.strength == "hard" and bool(self.breaks)


def probes_of(persona: Persona) -> tuple[Probe, ...]:
    """Those of everybody, those that follow from her file, and those of her probes.yaml."""
    own = tuple(_own(each) for each in persona.probes)
    return (*PROBES, *of_form(persona), *of_sameness(persona), *of_facts(persona), *own)


def probed(persona: Persona, posts: Posts) -> list[Probed]:
    """Every probe on these posts, oldest first; those that fail first."""
    found = [Probed(probe, tuple(probe.finds(posts))) for probe in probes_of(persona)]
    return sorted(found, key=lambda each: (not each.fails, not each.breaks))


def _own(given: OwnProbe) -> Probe:
    find = words(*given.words)
    if given.at_most == 0:
        return never(given.name, given.strength, given.says, find, given.example)
    return rarely(
        given.name, given.strength, given.says, find, given.at_most, given.in_posts, given.example
    )
