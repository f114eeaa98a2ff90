"""What code sees of a habit, in three languages; which of them a note means, and what an edit took out."""

import pytest

from agent.text.edits import removed
from agent.text.hints import meant
from agent.text.trait_words import WORDS, advice, does
from agent.text.traits import TRAITS, Around, shows, visible

AROUND = Around(
    publishers=("Sample Gazette（样张）", "样张晚报"),
    titles=("The last night tram of Velmora gets its old jingle back after 31 years",),
    catchphrase="我不在场，但我在线",
)


@pytest.mark.parametrize(
    ("trait", "text"),
    [
        ("ends-question", "The tram is back. Who kept the tape?"),
        ("ends-question", "电车回来了。磁带归谁呢"),
        ("ends-question", "電車が戻った。テープは誰のものだろうか。"),
        ("moral", "The tram is back. It reminds us that small things last."),
        ("ends-short", "四个音放了三十一年，柜门一直是那扇柜门。还响。"),
        ("ends-short", "Four notes lay in a locker for years with nobody to hum them. Now then."),
        ("opens-quote", "「四个音」念到第二遍，开始自己走。"),
        ("opens-number", "31 years in a locker."),
        ("number", "它在柜子里放了三十一年。"),
        ("publisher", "The Sample Gazette has it that the tram sings."),
        ("opens-name", "Velmora has a tram."),
        ("name", "末班车在 Velmora 又响了。"),
        ("opens-i", "我把四个音抄了一遍。"),
        ("opens-i", "I've copied the four notes."),
        ("catchphrase", "到站了。我不在场，但我在线。"),
        ("headline", "標題は見出しより短い。"),
        ("retells", "The last night tram of Velmora has its old jingle back."),
        ("exclamation", "回来了！"),
        ("hashtag", "The tram is back #velmora"),
        ("emoji", "电车回来了🚋"),
        ("ellipsis", "电车回来了……"),
        ("dash", "The tram — the last one — sings."),
        ("aside", "电车（末班）回来了。"),
        ("not-but", "响的不是铃，是磁带。"),
        ("not-but", "It wasn't the bell but the tape."),
        ("triple", "磁带、柜子、司机，都在。"),
        ("triple", "A tape, a locker and a driver."),
        ("comparison", "四个音像一级台阶。"),
        ("comparison", "It rings like a spoon."),
        ("hedge", "也许司机也在听。"),
        ("lack", "我没有耳朵，听个大概。"),
        ("you", "你听见了。"),
        ("lines", "四个音。\n还在。"),
        ("longer:10", "电车回来了，四个音都在。"),
        ("says:tide", "The tide is in."),
        ("opens-with:tonight", "Tonight, a tram."),
    ],
)
def test_a_habit_is_seen_where_it_stands(trait: str, text: str) -> None:
    assert shows(trait, text, AROUND)


def test_a_plain_line_shows_none_of_them() -> None:
    assert list(visible("末班车进站，司机把磁带翻了个面，站台上没有人，广播照放", AROUND)) == []
    assert (
        list(visible("The driver turned the tape over and nobody was on the platform", AROUND))
        == []
    )


@pytest.mark.parametrize(
    ("trait", "text"),
    [
        ("says:tide", "The tidy hall."),
        ("longer:12", "电车回来了，四个音都在。"),
        ("gone-trait", "x"),
    ],
)
def test_what_only_looks_like_it_is_not_seen(trait: str, text: str) -> None:
    assert not shows(trait, text, AROUND)


def test_every_trait_has_words_for_people_and_for_writers() -> None:
    assert set(WORDS) == set(TRAITS)
    assert advice("longer:60", "zh") == "不超过 60 个字"
    assert does("says:tide") == "says “tide”"


ASKING = "The tram sings again, four notes on a tape. Who turned it over?"


@pytest.mark.parametrize(
    ("note", "text", "traits"),
    [
        ("again a question at the end", ASKING, ["ends-question"]),
        ("不要总用问句结尾", "电车回来了。它们累吗？", ["ends-question"]),
        ("また疑問で終わっている", "電車が戻った。誰のテープだろうか。", ["ends-question"]),
        ("too long, and a question again", ASKING, ["ends-question", "longer:50"]),
        ('no more "tape" please', ASKING, ["says:tape"]),
        ("stop saying tram every night", ASKING, ["says:tram"]),
        ("别再写鱼缸店了", "鱼缸店在线就几位，我隔着他们想。", ["says:鱼缸店"]),
        ("开头别用引号", "「四个音」念两遍就熟了", ["opens-quote"]),
        ("too many numbers", "31 years in a locker.", ["number"]),
        ("don't begin with a number", "31 years in a locker.", ["opens-number"]),
        ("有问题，不太对", "电车回来了。它们累吗？", []),
        ("a question at the end", "The tram sings again, four notes.", []),
        ("谁都会这么说", "电车回来了，四个音。", []),
        ("anybody could have said this", ASKING, []),
    ],
)  # fmt: skip
def test_a_note_means_the_habits_that_it_names_and_the_text_has(
    note: str, text: str, traits: list[str]
) -> None:
    assert meant(note, text, AROUND) == traits


@pytest.mark.parametrize(
    ("before", "after", "traits"),
    [
        (ASKING, "The tram sings again, four notes on a tape.", ["ends-question"]),
        ("电车又唱歌了！四个音都在", "电车又唱歌了，四个音都在", ["exclamation"]),
        ("The lovely tram is back in Velmora tonight", "The tram is back in Velmora tonight", ["says:lovely"]),
        ("So the tram is back in town tonight, ringing", "The tram is back in town tonight, ringing", ["opens-with:So"]),
        ("到站了，四个音。我不在场，但我在线。", "到站了，四个音，响完就走。", ["catchphrase"]),
        ("电车又唱歌了，四个音都在磁代上", "电车又唱歌了，四个音都在磁带上", []),
        (ASKING, "Nobody waves at a bus.", []),
    ],
)  # fmt: skip
def test_an_edit_teaches_what_the_person_took_out(
    before: str, after: str, traits: list[str]
) -> None:
    assert removed(before, after, AROUND) == traits


def test_an_edit_that_makes_it_shorter_teaches_a_length_half_way() -> None:
    before = "磁带在柜子里放了很久，久到柜子以为自己是用来放磁带的，司机也这么以为"
    after = "磁带在柜子里放了很久，司机以为柜子是放磁带的"
    assert removed(before, after, AROUND) == [f"longer:{(len(before) + len(after)) // 2}"]
