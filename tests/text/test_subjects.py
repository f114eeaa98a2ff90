"""Which grave subjects a text touches."""

import pytest

from agent.text.subjects import living_person_accused, touches
from agent.types.persona import SUBJECTS, Subject

# Invented headlines, one for each subject and language at least.
GRAVE: list[tuple[Subject, str]] = [
    ("death", "Composer of the harbour waltz dies at 91"),
    ("death", "作曲家于昨夜去世，享年九十一岁"),
    ("death", "港のワルツの作曲家が死去"),
    ("disaster", "Flooding cuts off the town of Lower Pell"),
    ("disaster", "栖滨市郊外发生地震"),
    ("disaster", "海沿いの町で震度5の揺れ"),
    ("violence", "Two held after stabbing near the night market"),
    ("violence", "男子在便利店持刀威胁店员"),
    ("violence", "駅前で刺され男性が搬送"),
    ("war", "Missile lands in the sea off Tarn"),
    ("war", "边境再次停火"),
    ("war", "停戦の合意は三日で破られた"),
    ("politics", "Prime minister visits the film festival"),
    ("politics", "外交部回应歌手签证一事"),
    ("politics", "首相が映画祭を訪問"),
    ("election", "Voters in Arnholt go to the polls"),
    ("election", "候選人在演唱會上拉票"),
    ("election", "市長選に歌手が立候補"),
    ("court", "Label sues the makers of a singing model"),
    ("court", "导演涉嫌抄袭被起诉"),
    ("court", "作曲家が著作権侵害で提訴"),
    ("minors", "A 12-year-old wrote the winning song"),
    ("minors", "13岁男孩写出冠军歌曲"),
    ("minors", "小学生の作った曲が一位に"),
    ("religion", "The old synagogue becomes a concert hall"),
    ("religion", "教堂里的管风琴换了电源"),
    ("religion", "神社で夜の演奏会"),
    ("ethnicity", "Racist chants at the concert"),
    ("ethnicity", "演出海报被批种族歧视"),
    ("ethnicity", "ヘイトの投稿を運営が削除"),
    ("health", "Singer cancels tour after surgery"),
    ("health", "歌手因手术取消巡演"),
    ("health", "歌手が手術のため休養"),
    ("markets", "Shares of the label fall after the concert"),
    ("markets", "唱片公司股价大跌"),
    ("markets", "レコード会社の株が急落"),
]

HARMLESS = [
    "Open singing model learns to breathe between phrases",
    "An umbrella designed to be lent",
    "Army of origami cranes fills the station",
    "The warmest autumn colours of the year",
    "A courteous robot opens doors",
    "Studio Display gets a new stand",
    "冠军歌曲的核心是四个音",
    "末班电车换了到站音",
    "这款新专辑今天上线",
    "她在心中数拍子",
    "夜の散歩にがんばる人へ",
    "吉祥寺の喫茶店がカセットを公開",
    "それだけが残った歌",
    "テロップの書体が変わる",
]


@pytest.mark.parametrize(("subject", "headline"), GRAVE)
def test_a_grave_headline_is_seen_in_every_language(subject: Subject, headline: str) -> None:
    assert subject in touches(headline)


def test_every_subject_of_the_law_is_known() -> None:
    assert {subject for subject, _ in GRAVE} == set(SUBJECTS)


@pytest.mark.parametrize("headline", [line for line in HARMLESS if "Army" not in line])
def test_a_harmless_headline_touches_nothing(headline: str) -> None:
    assert touches(headline) == ()


def test_when_in_doubt_it_says_yes() -> None:
    assert touches("Army of origami cranes fills the station") == ("war",)


def test_english_words_count_only_whole_and_in_any_case_or_width() -> None:
    assert touches("He awards the skilled edition") == ()
    assert "death" in touches("ＫＩＬＬＳ")
    assert "politics" in touches("the minister’s song")


def test_a_grown_age_is_no_childs() -> None:
    assert touches("31岁的她写出第一首歌") == ()
    assert touches("An 88-year-old learns the accordion") == ()


@pytest.mark.parametrize(
    "headline",
    [
        "Director Oona Brask accused of plagiarism",
        "Lawsuit claims Ada Morrow copied the melody",
        "Manager admits stealing from pop star Lina Cho",
        "歌手王小鱼被指抄袭",
        "导演被控性侵",
        "俳優の田中さんを書類送検",
        "女首席小提琴手·布拉斯克涉嫌造假",
    ],
)
def test_a_person_accused_is_noticed(headline: str) -> None:
    assert living_person_accused(headline)


@pytest.mark.parametrize(
    "headline",
    ["Director Oona Brask films on a platform", "歌手王小鱼发布新专辑", "a court of cats"],
)
def test_a_person_praised_is_not(headline: str) -> None:
    assert not living_person_accused(headline)
