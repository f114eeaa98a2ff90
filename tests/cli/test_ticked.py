"""What tick prints: sentences, and only of what happened."""

from agent.cli.ticked import tick_words


def test_only_what_happened_is_said() -> None:
    document = {
        "world": "2026-03-11", "planned": 3, "feeds_asked": 1, "new_items": 0, "drafts": 1, "published": [4, 5],
        "remembered": 0, "held_for_her_voice": [], "boards_foreseen": "", "briefs_replayed": 0, "notices": 0,
    }  # fmt: skip
    assert list(tick_words(document)) == [
        "3 moments were planned anew",
        "1 feed was asked",
        "1 draft was written",
        "2 posts went out",
    ]


def test_where_nothing_happened_it_says_so() -> None:
    assert list(tick_words({"world": "2026-03-11", "planned": 0, "published": []})) == [
        "nothing was due"
    ]


def test_an_alarm_and_what_was_learned_are_sentences_too() -> None:
    told = list(tick_words({"held_for_her_voice": ["yuri"], "boards_foreseen": "by hand"}))
    assert told[0].startswith("yuri has begun to sound unlike herself")
    assert told[1] == "the boards are foreseen anew: by hand"
