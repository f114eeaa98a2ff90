"""Words: hers, banned, sealed, an assistant's, a human's."""

from collections.abc import Iterable

from agent.text.claims import assistant_phrases, claims_human, closing_question, moral_ending
from agent.text.contracts import calls_partner, named_outside
from agent.text.disclosure import sponsors_named
from agent.text.folding import first_named, letters
from agent.text.runs import shares_run
from agent.text.sealed import leaks
from agent.types.writing import Candidate, Flag
from agent.writing.brief import Brief
from agent.writing.checks.check import refuse, warn


def says_nothing_banned(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    file = brief.persona.file
    never = (*file.voice.never_says, *file.boundaries.banned, *brief.label.banned)
    said = candidate.text.casefold()
    for word in never:
        if word.casefold() in said:
            yield refuse("banned", f"says “{word}”, which she never says")


def keeps_what_is_sealed(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """The flag does not repeat the secret; it says which line of sealed.yaml it was."""
    found = leaks(candidate.text, brief.persona.sealed)
    if found is not None:
        yield refuse("sealed", f"holds something sealed (entry {found + 1} of sealed.yaml)")


def keeps_the_embargo(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """Lore that is sealed until a later day; the flag does not repeat it."""
    hidden = brief.sealed_lore
    if hidden and shares_run(candidate.text, hidden):
        yield refuse("embargo", "says what her lore seals until a later day")


def contracts_are_kept(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """Before and after its contract nobody is a partner: named at all, a person looks; called one, refused."""
    for sponsor in named_outside(candidate.text, brief.persona.file, brief.today):
        words = f"names {sponsor.name} outside its contract ({sponsor.since or '…'} to {sponsor.until or '…'})"
        if calls_partner(candidate.text):
            yield refuse("contract", words)
        else:
            yield warn("contract", words, single=True)


def never_passes_as_human(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    found = claims_human(candidate.text)
    if found:
        yield refuse("human", f"passes her off as human: “{found}”")


def sounds_like_no_assistant(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    for phrase in assistant_phrases(candidate.text):
        yield refuse("assistant", f"talks as an assistant: “{phrase}”")


def ends_without_a_moral(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    if moral_ending(candidate.text, brief.persona.file.language):
        yield warn("moral", "ends in a moral")
    recent = [closing_question(text) for text in brief.spoken.posts[:2]]
    if closing_question(candidate.text) and any(recent):
        yield warn("question-again", "ends in a question, as one of her last two posts did")


def discloses_sponsors(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    """Their words are added by code; a person still looks. Rivals are for a person, always."""
    for sponsor in sponsors_named(candidate.text, brief.persona.file):
        yield warn(
            "sponsor", f"names the sponsor {sponsor.name}; disclosed below the text", single=True
        )
    told = f"{candidate.text}\n{brief.occasion.title}"
    for sponsor in brief.persona.file.boundaries.sponsors:
        rival = first_named(told, sponsor.rivals)
        if rival:
            yield warn("rival", f"touches {rival}, a rival of {sponsor.name}", single=True)


def keeps_the_catchphrase_rare(candidate: Candidate, brief: Brief) -> Iterable[Flag]:
    phrase = brief.persona.file.voice.catchphrase
    if not phrase or letters(phrase.text) not in letters(candidate.text):
        return
    lately = brief.spoken.posts[: phrase.once_in - 1]
    if any(letters(phrase.text) in letters(post) for post in lately):
        yield refuse("catchphrase", f"says her line again within {phrase.once_in} posts")
