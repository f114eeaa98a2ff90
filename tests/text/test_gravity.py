"""How surely a grave subject is seen: figures of speech are none, maybes say so, words count by their company."""

import pytest

from agent.text.gravity.countries import happens_in
from agent.text.gravity.tables import figures_in, gaps_in, words_in
from agent.text.subjects import touched, touches
from agent.types.persona import SUBJECTS, Profile, Subject
from tests.text.japanese_headlines import GRAVE, HARMLESS

FIGURES = [
    "The killer feature of the new synth is a knob",
    "She killed it at the harbour festival",
    "A price war among umbrella makers",
    "The longest shot on film of the whole series",
    "God of War gets a choir",
    "The band's baby boomers remember the first tape",
    "A basketball court painted like a piano",
    "Dead pixels form a smile on the old screen",
    "这款杀毒软件换了图标",
    "新剧昨天杀青",
    "两个字体团队死磕一个逗号",
    "佛罗里达的鹦鹉学会了报站",
    "祝大家身体健康",
    "换手机那天，没人去跟旧的那台说一声",
    "必死の練習で鐘を鳴らす",
]


@pytest.mark.parametrize("headline", FIGURES)
def test_a_figure_of_speech_is_no_grave_subject_for_sure(headline: str) -> None:
    assert [touch for touch in touched(headline) if touch.sure] == []


@pytest.mark.parametrize(
    ("headline", "subject"),
    [
        ("Two people killed at the Lower Pell crossing", "death"),
        ("Fire sweeps through a hotel in Arnholt", "disaster"),
        ("France summons the envoy of Norway", "politics"),
        ("Norway jets hit a depot", "war"),
        ("挪威宣布新的渔业规定", "politics"),
        ("What Norway and Sweden make of one another", "politics"),
        ("Blast in Pell kills three", "death"),
        ("中國兩會人事觀察", "politics"),
    ],
)
def test_words_count_by_their_company(headline: str, subject: Subject) -> None:
    assert subject in touches(headline)


def test_a_maybe_says_that_it_is_one_and_by_which_word() -> None:
    sure = {touch.subject: touch for touch in touched("Missile lands in the sea off Tarn")}
    maybe = {touch.subject: touch for touch in touched("A drone learns to whistle")}
    assert (sure["war"].sure, sure["war"].by) == (True, "missile*")
    assert (maybe["war"].sure, maybe["war"].by) == (False, "drone")


def test_a_summary_counts_only_where_it_is_sure() -> None:
    title = "The town buys a new organ"
    assert touched(title, "A drone filmed it") == touched(title)
    assert "death" in {t.subject for t in touched(title, "The builder died last week")}


def test_traditional_characters_are_read_like_simplified_ones() -> None:
    assert touches("總統訪問港口") == touches("总统访问港口")
    assert "politics" in touches("總統訪問港口")


@pytest.mark.parametrize(
    ("headline", "subject"),
    [
        ("俳優が急逝、五十歳", "death"),
        ("山あいの町で土砂崩れ、住民が避難", "disaster"),
        ("市議選の投票が始まる", "election"),
        ("会社役員を横領の疑いで書類送検", "court"),
        ("防衛省が護衛艦の名を公表", "war"),
        ("保育園の歌が話題に", "minors"),
        ("寺院で夜の合唱", "religion"),
        ("ヘイトスピーチに抗議の声", "ethnicity"),
        ("歌手が適応障害で休養", "health"),
        ("音楽会社の株価が急落", "markets"),
    ],
)
def test_japanese_headlines_are_read_by_rule(headline: str, subject: Subject) -> None:
    assert subject in touches(headline)


@pytest.mark.parametrize(
    ("text", "country", "there"),
    [
        ("四川山火蔓延", "cn", True),
        ("Flood in Sichuan", "cn", True),
        ("能登で地震", "jp", True),
        ("US wildfire spreads", "us", True),
        ("Let us sing", "us", False),
        ("Flood in Sichuan", "uk", False),
        ("Flood in Sichuan", "", False),
        ("珠海驾车撞人案致35人死亡", "cn", True),
        ("Dozens dead in Maui wildfire", "us", True),
        ("輪島で震度7", "jp", True),
        ("汤加火山喷发致12人死亡，中国救援队出发", "cn", False),
        ("American tourist among 40 killed in Bali ferry disaster", "us", False),
        ("English teacher among 70 killed in Nepal crash", "uk", False),
        ("Georgia protests: three killed in Tbilisi", "us", False),
        ("Gaza strike kills 30, says Washington", "us", False),
    ],
)
def test_a_place_tells_the_country(text: str, country: Profile, there: bool) -> None:
    assert happens_in(text, country) is there


@pytest.mark.parametrize(
    ("headline", "is_", "is_not"),
    [
        ("Missiles hit Tarn in second attack this week", "war", "violence"),
        ("导弹袭击港口 三人受伤", "war", "health"),
        ("Two injured in Arnholt train derailment", "disaster", "health"),
        ("Shares of Corvane Pharma jump", "markets", "health"),
        ("Earthquake shakes Iran", "disaster", "politics"),
    ],
)
def test_what_one_class_explains_is_no_other(headline: str, is_: Subject, is_not: Subject) -> None:
    found = touches(headline)
    assert is_ in found
    assert is_not not in found


def test_the_same_words_count_where_nothing_explains_them() -> None:
    assert "violence" in touches("Attack on a singer in Pell")
    assert "violence" in touches("Court jails three over the attack on the naval choir")
    assert "health" in touches("Drummer injured at home")
    assert "health" in touches("Corvane Pharma opens a choir room")
    assert {"war", "politics"} <= set(touches("What the people of Iran hear at night"))


def test_an_election_is_perhaps_politics_too() -> None:
    found = {touch.subject: touch.sure for touch in touched("Voters go to the polls in Arnholt")}
    assert found == {"election": True, "politics": False}


@pytest.mark.parametrize("headline", ["SPECIALライブを公開", "OCTOBERの新曲", "Netflix 上线新剧"])
def test_an_abbreviation_within_a_word_is_none(headline: str) -> None:
    assert touches(headline) == ()


@pytest.mark.parametrize("language", ["english", "chinese", "japanese"])
def test_each_language_has_words_for_each_class_and_none_both_sure_and_perhaps(
    language: str,
) -> None:
    table = {name: words.split() for name, words in words_in(language).items()}
    for subject in SUBJECTS:
        assert len(table[subject]) > 20
        assert set(table[subject]) & set(table[f"{subject}?"]) == set()


@pytest.mark.parametrize("language", ["english", "chinese", "japanese"])
def test_no_figure_of_speech_swallows_a_word_that_is_sure_by_itself(language: str) -> None:
    figures, table = figures_in(language, whole=language == "english"), words_in(language)
    words = [word for subject in SUBJECTS for word in table[subject].split()]
    plain = [word.rstrip("*").replace("-", " ").casefold() for word in words]
    assert [word for word in plain if figures.fullmatch(word)] == []


@pytest.mark.parametrize("language", ["chinese", "japanese"])
def test_a_figure_of_speech_within_a_longer_grave_word_leaves_it_whole(language: str) -> None:
    without, table = gaps_in(language), words_in(language)
    words = [word.casefold() for subject in SUBJECTS for word in table[subject].split()]
    assert [word for word in words if without(word) != word] == []


@pytest.mark.parametrize("subject", SUBJECTS)
def test_headlines_as_japanese_papers_write_them_are_seen_in_every_class(subject: Subject) -> None:
    for headline in GRAVE[subject]:
        assert subject in {touch.subject for touch in touched(headline)}, headline


def test_harmless_headlines_of_japanese_papers_touch_nothing() -> None:
    held = [headline for headline in HARMLESS if touched(headline)]
    assert held == []
