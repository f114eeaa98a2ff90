"""What one decision teaches: what it names, else what refused drafts share, else its own words."""

from agent.newsroom.taught import Past, Told, shared_by_refused, taught
from agent.text.traits import Around

NOWHERE = Around()
ASKING = "The tram is back with four notes on a tape, and who kept the key to the locker?"
OTHERS = [
    f"The {thing} came in on the tide and was put where such things are put until called for"
    for thing in ("ladder", "piano", "kettle", "bench", "flag", "drum", "net", "bell")
]
MANY = [(f"{text} by {who}", NOWHERE) for text in OTHERS for who in ("Jean", "us", "them")]
ASKED = [(f"{text}, and who asked?", NOWHERE) for text in OTHERS]


def told(note: str = "", reason: str = "dull", verb: str = "reject", **more: str) -> Told:
    texts = {"before": ASKING, "after": "", **more}
    return Told("corrow", verb, reason, note, around=NOWHERE, **texts)


def test_a_silent_refusal_teaches_what_refused_drafts_share_and_approved_ones_lack() -> None:
    past = Past(refused=ASKED[:2], approved=MANY)
    (lesson,) = taught(told(), past)
    assert (lesson.trait, lesson.note) == ("ends-question", "")


def test_what_chance_explains_is_not_learnt() -> None:
    assert shared_by_refused(told(), Past(approved=MANY)) == []
    assert shared_by_refused(told(), Past(refused=ASKED[:1], approved=MANY[:2])) == []
    assert shared_by_refused(told(), Past(refused=ASKED[:3], approved=[*ASKED, *MANY])) == []


def test_a_note_on_something_else_is_kept_beside_what_was_guessed() -> None:
    lessons = taught(told("anybody's"), Past(refused=ASKED[:2], approved=MANY))
    assert [(each.trait, each.words, each.note) for each in lessons] == [
        ("ends-question", "Don't end with a question", ""),
        ("", "“anybody's”", "anybody's"),
    ]


def test_a_refusal_without_a_word_says_at_least_its_reason() -> None:
    (lesson,) = taught(told(reason="timing"), Past())
    assert (lesson.code, lesson.words) == ("timing", "Refused without a word more: not now")
    assert taught(told(reason="other"), Past()) == []


def test_an_edit_that_only_stops_earlier_says_so() -> None:
    before = "Four notes on a tape are back on the night tram. Nobody has hummed along in years"
    (lesson,) = taught(told(verb="edit", before=before, after=before.split(".")[0] + "."), Past())
    assert lesson.words == "Stop earlier; the last sentence was cut"


def test_a_wish_teaches_what_it_names() -> None:
    (lesson,) = taught(told("no question this time", verb="redo"), Past())
    assert (lesson.trait, lesson.verb, lesson.code) == ("ends-question", "asked", "redo")
