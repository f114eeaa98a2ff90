"""Which items tell of one happening."""

from datetime import UTC, datetime, timedelta

from agent.news.likeness import Entry
from agent.news.stories import Grouped, group
from agent.news.told import Told
from agent.news.untold import tells_no_story
from agent.news.weights import Weights
from agent.news.words import headline, title_key, words
from agent.text.scripts import language_of

NOON = datetime(2026, 3, 11, 12, tzinfo=UTC)


def told(
    number: int,
    title: str,
    *,
    hours: float = 0,
    link: str = "",
    summary: str = "",
    story: int | None = None,
) -> Entry:
    at = NOON + timedelta(hours=hours)
    return Entry(number, title, summary, language_of(title), f"p{number}", link, at, story)


def grouped(*new: Entry, known: tuple[Entry, ...] = ()) -> Grouped:
    return group(new, known, {entry.story: entry.story for entry in known if entry.story}, {})


def together(*titles: str, hours: float = 0) -> bool:
    """Whether all of them become one story, told `hours` apart."""
    entries = [told(n, title, hours=n * hours) for n, title in enumerate(titles, 1)]
    return len(set(grouped(*entries).story_of.values())) == 1


def test_one_happening_in_other_words_is_one_story() -> None:
    assert together(
        "Velmora night tram gets its old arrival jingle back",
        "After 31 years, Velmora's night tram plays its arrival jingle again",
    )
    assert together(
        "栖滨市三千盏路灯午夜后调暗四成 居民看见银河",
        "三千盏路灯午夜后调暗四成，栖滨市居民看见了银河",
    )
    assert together(
        "深夜バス、窓に街の名前を映す新サービス開始", "窓に街の名前を映す深夜バスの新サービス"
    )


def test_two_happenings_with_some_words_in_common_are_two_stories() -> None:
    assert not together(
        "Museum of Arnholt opens a garden on its roof for the bees of the harbour",
        "Museum of Arnholt sells forty paintings after a storm ruined its cellar",
    )
    assert not together("栖滨市地铁新线开通 首日客流破纪录", "栖滨市图书馆开放到凌晨两点")


def test_one_template_with_other_numbers_is_another_happening() -> None:
    assert not together(
        "Velmora harbour ferry count reaches 1,200 in January",
        "Velmora harbour ferry count reaches 1,350 in February",
    )


def test_the_same_words_three_days_later_are_another_happening() -> None:
    titles = ("Lanterns on the Velmora river light up", "Lanterns light up on the Velmora river")
    assert together(*titles, hours=2)
    assert not together(*titles, hours=61)


def test_one_link_is_one_story_whatever_the_titles_say() -> None:
    found = grouped(told(1, "A goat in the log", link="k/1"), told(2, "灯塔日志", link="k/1"))
    assert found.story_of[1] == found.story_of[2]


def test_a_known_link_is_found_however_old_it_is() -> None:
    assert group([told(1, "Anything", link="k/1")], [], {}, {"k/1": 77}).story_of == {1: 77}


def test_a_long_title_word_for_word_is_one_story_at_once() -> None:
    title = "The laundrette of Port Sallow lends books at night"
    assert title_key(words(title))
    assert together(title, f"  {title.upper()}! ")
    assert title_key(words("Daily briefing")) == ""


def test_new_items_join_the_stories_of_the_archive() -> None:
    known = told(1, "Choir of strangers rehearses by voicemail in Tarn", hours=-5, story=12)
    found = grouped(told(2, "Tarn choir of strangers rehearses by voicemail"), known=(known,))
    assert (found.story_of, found.saga_of) == ({2: 12}, {})


def test_two_stories_that_prove_to_be_one_are_merged_into_the_older() -> None:
    one = told(1, "Deep-sea microphone off Tarn records repeating sound", hours=-3, story=5)
    other = told(2, "Deep-sea microphone off Tarn records a repeating sound", hours=-2, story=8)
    found = grouped(
        told(3, "Repeating sound recorded by deep-sea microphone off Tarn"), known=(one, other)
    )
    assert found.merged == {8: 5}
    assert found.story_of == {3: 5}


def test_a_story_of_a_running_affair_joins_its_saga() -> None:
    known = [
        told(n, f"Halcyon singing model {more}", hours=-40 + n, story=n)
        for n, more in enumerate(("learns to breathe", "leaves the studio", "meets a choir"), 1)
    ]
    saga_of = {1: 9, 2: 9, 3: 9}
    found = group(
        [told(7, "Tarn jury wants no Halcyon in its singing contest")], known, saga_of, {}
    )
    assert list(found.saga_of.values()) == [9]
    assert found.story_of[7] < 0, "the saga, not the story"


def test_a_translated_title_meets_reports_in_the_language_it_was_translated_from() -> None:
    english = "Velmora orchestra plays its lost nocturne for the ferry crew"
    translated = told(1, "维尔莫拉乐团为渡轮船员演奏失传夜曲", summary=english)
    found = grouped(translated, told(2, "Lost nocturne played by Velmora orchestra for ferry crew"))
    assert found.story_of[1] == found.story_of[2]


def test_a_form_filled_in_for_another_subject_is_another_happening() -> None:
    assert not together("海雾乳业：拟发行债券并在证交所上市", "银杏机械：拟发行债券并在证交所上市")


def test_tickers_notices_digests_and_live_blogs_tell_no_story() -> None:
    for title in (
        "栖滨原油期货跌幅扩大至4%",
        "海雾乳业：股票开市起停牌",
        "早报｜昨夜要闻12条",
        "Live updates: lanterns on the Velmora river",
        "Stock market today: Velmora index slips",
        "The harbour in pictures",
        "What is happening on day 12 of the ferry strike?",
        "Harbour bank raises price targets on two boatyards",
        "FTSE 100 closes 0.4% lower",
        "Harbour boatyard shares fall 2% after results",
        "Ferry strike live: crews vote",
        "Quiz of the week",
        "海雾乳业股份：关于召开股东大会的通知",
        "日経平均、反落　終値は三百円安",
        "【ライブ】港の国会",
    ):
        assert tells_no_story(title), title


def test_reports_tell_a_story_even_of_markets_and_prices() -> None:
    for title in (
        "栖滨市渔民获赔三千万元",
        "Velmora's fish market burns down at night",
        "Baker of Tarn wins a prize for living a hundred years alone",
        "海雾乐队公布亚洲巡演日程",
        "黄金时代乐队新专辑销量突破百万",
        "栖滨日报整版报道虚拟歌手",
        "Wall Street opens its first museum of jazz",
        "Velmora album tracker: every song ranked",
    ):
        assert not tells_no_story(title), title


def test_what_tells_no_story_is_grouped_with_nothing_but_its_own_link() -> None:
    title = "Live updates: deep-sea microphone off Tarn records a repeating sound"
    found = grouped(
        told(1, title), told(2, title), told(3, title, link="k/1"), told(4, "Tarn", link="k/1")
    )
    assert len(set(found.story_of.values())) == 3
    assert found.story_of[3] == found.story_of[4]


def test_titles_lose_what_newsrooms_and_aggregators_hang_on_them() -> None:
    assert (
        headline("Goat reads the harbour log - The Velmora Times") == "Goat reads the harbour log"
    )
    assert headline("海雾社3月10日电，山羊读航海日志") == "山羊读航海日志"


def test_a_stray_leaves_the_story_that_it_was_put_into() -> None:
    sound = ("records repeating sound", "recorded a repeating sound", "records sound repeating")
    known = [
        told(n, f"Deep-sea microphone off Tarn {told_so}", hours=-9 + n, story=5)
        for n, told_so in enumerate(sound, 1)
    ]
    stray = told(4, "Choir of strangers rehearses by voicemail", hours=-3, story=5)
    found = group(
        [told(9, "Deep-sea microphone off Tarn keeps recording a repeating sound")],
        [*known, stray], {5: 5}, {},
    )  # fmt: skip
    assert found.story_of[9] == 5
    assert found.story_of[4] < 0


def test_the_same_link_stays_one_story_however_large_the_story_grows() -> None:
    sound = "Deep-sea microphone off Tarn records repeating sound"
    known = [told(n, f"{sound} {n}", hours=-9 + n / 4, story=5) for n in range(1, 16)]
    linked = told(20, "Choir of strangers rehearses by voicemail", hours=-8, link="k/1", story=5)
    twin = told(21, sound, hours=-9, link="k/1", story=5)
    found = group([told(30, f"{sound} again")], [twin, linked, *known], {5: 5}, {})
    assert 20 not in found.story_of


def test_nobody_is_a_stray_for_the_language_it_is_told_in() -> None:
    sound = ("records repeating sound", "recorded a repeating sound", "records sound repeating")
    known = [
        told(n, f"Deep-sea microphone off Tarn {told_so}", hours=-9 + n, story=5)
        for n, told_so in enumerate(sound, 1)
    ]
    bridged = told(4, "塔恩海底麦克风录到反复的声音", hours=-3, story=5)
    found = group(
        [told(9, "Deep-sea microphone off Tarn keeps recording a repeating sound")],
        [*known, bridged], {5: 5}, {},
    )  # fmt: skip
    assert found.story_of == {9: 5}


def test_names_and_numbers_that_both_languages_spell_bring_reports_together() -> None:
    assert together(
        "财联社3月11日电，据报道，Halcyon支持的Nocturne计划将IPO发行价定在16元",
        "Halcyon-backed Nocturne is said to plan IPO at 16 a share",
    )
    assert not together("Halcyon发布新歌", "Halcyon and Nocturne part ways over a song")


def test_latin_names_are_words_of_their_own_in_a_chinese_title() -> None:
    assert words("Halcyon收购Nocturne平台") == ["halcyon", "收购", "nocturn", "平台"]


def test_words_are_stems_pairs_and_numbers() -> None:
    assert words("The singers’ voices, 1,200 of them") == ["singer", "voic", "1,200"]
    assert words("凌晨的便利店") == ["凌晨", "便利", "利店"]


def test_grouping_is_fast_enough_for_a_first_gather() -> None:
    from time import process_time

    many = [
        told(n, f"Word{n % 97} about thing{n % 89} in town{n % 83}", hours=n / 60)
        for n in range(900)
    ]
    started = process_time()
    grouped(*many)
    assert process_time() - started < 3, "300 items a second at least"


def test_what_the_window_has_left_costs_nothing() -> None:
    weights = Weights(window=10)
    window = Told(weights, window=10)
    for number in range(200):
        entry = told(
            number, f"Ferry {number} meets lantern{number} at pier{number}", link=f"k/{number}"
        )
        weights.add(entry.said.all_words)
        window.put(entry, number)
    assert sorted(window.members) == list(range(190, 200))
    assert window.story(3) is None
    assert window.sharing(told(900, "Ferry 3 meets lantern3 at pier3")) == {}
    assert window.same(told(901, "Anything", link="k/3")) == 3, "but for its link"
