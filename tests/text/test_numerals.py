"""Law 14: numbers in one form across languages, so that one from nowhere shows."""

import pytest

from agent.text.numerals import numbers, readings, unsupported

BILLIONS = "11000000000"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("票房110亿", {BILLIONS}),
        ("110 亿是票钱", {BILLIONS}),
        ("11 billion tickets", {BILLIONS}),
        ("$11bn", {BILLIONS}),
        ("$11B deal", {BILLIONS}),
        ("11,000,000,000", {BILLIONS}),
        ("一百一十亿", {BILLIONS}),
        ("eleven billion", {BILLIONS}),
        ("１１０億円", {BILLIONS}),
        ("打了16年", {"16"}),
        ("打了十六年", {"16"}),
        ("sixteen years", {"16"}),
        ("the 16th floor", {"16"}),
        ("the sixteenth floor", {"16"}),
        ("第十六层", {"16"}),
        ("第三", {"3"}),
        ("涨了1.6%", {"1.6%"}),
        ("涨了１．６％", {"1.6%"}),
        ("百分之一点六", {"1.6%"}),
        ("up 1.6 per cent", {"1.6%"}),
        ("1.6パーセント", {"1.6%"}),
        ("降了三成", {"30%"}),
        ("3割の人", {"30%"}),
        ("三分之一的人", {"1/3"}),
        ("a third of them", {"1/3"}),
        ("3分の1", {"1/3"}),
        ("二〇二六年", {"2026"}),
        ("一九九八年", {"1998"}),
        ("switched off in 1998", {"1998"}),
        ("九八年", {"98"}),
        ("nineteen ninety-eight, twenty twenty-six", {"1998", "2026"}),
        ("2026-03-11", {"2026", "3", "11"}),
        ("三月十一日", {"3", "11"}),
        ("一亿二千万人", {"120000000"}),
        ("1億2000万人", {"120000000"}),
        ("1.2万亿", {"1200000000000"}),
        ("三万五", {"35000"}),
        ("千五百円", {"1500"}),
        ("two hundred and ten boats", {"210"}),
        ("twenty-one lamps", {"21"}),
        ("an eight and six zeros", {"8", "6"}),
        ("3.5 million", {"3500000"}),
        ("£5m", {"5000000"}),
        ("a 100m sprint", {"100"}),
        ("25k people", {"25000"}),
        ("七年", {"7"}),
        ("三人", {"3"}),
        ("三家公司", {"3"}),
        ("five lamps", {"5"}),
        ("1990s", {"1990"}),
        ("零下三十度", {"30"}),
        ("三点五亿", {"350000000"}),
        ("12:30", {"12", "30"}),
        ("GPT-5", {"5"}),
        ("1,2,3", {"1", "2", "3"}),
    ],
)
def test_every_form_of_a_number_is_the_same_number(text: str, found: set[str]) -> None:
    assert numbers(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "一个", "一直", "第一", "第二天", "十分安静", "万一", "千万别", "百姓", "几十年", "上百次", "十几个", "三四个人", "七八年",
        "两只手", "一人", "二人", "一生", "一样", "统一", "唯一", "之一", "一下", "星期三", "周五", "凌晨三点", "那三个字",
        "三心二意", "七上八下", "一五一十", "三三两两", "四面八方", "五颜六色", "成千上万", "数百万人", "千方百计", "九牛一毛",
        "一一说来", "六神无主", "一二三四", "十字路口", "八百屋", "一つ", "二度と", "三味線", "百度", "万科",
        "one of them", "no one", "two of us", "for a second", "first light", "a million thanks", "hundreds of gulls",
        "someone", "often", "weight", "the tent", "H100", "MP3", "3D", "5G", "4K 屏", "https://example.com/2026/16",
        "十年如一日", "nobody at all", "half a cup",
    ],
)  # fmt: skip
def test_a_numeral_in_an_ordinary_word_claims_nothing(text: str) -> None:
    assert numbers(text) == set()


@pytest.mark.parametrize(
    ("post", "source"),
    [
        ("打了十六年", "a 16-year fight"),
        ("票钱110亿", "Box office reaches 11 billion"),
        ("3月11日", "on March 11"),
        ("两家公司，2家", "two firms"),
        ("融资500万英镑", "raises £5m"),
        ("90年代", "a band of the 1990s"),
        ("三成", "30 percent of readers"),
        ("1998", "in nineteen ... 1998."),
        ("seven million", "超过七百万次播放"),
        ("3 of them", "三个"),
    ],
)
def test_a_number_that_the_source_has_in_another_form_is_supported(post: str, source: str) -> None:
    assert unsupported(post, [source]) == []


def test_numbers_from_nowhere_are_named() -> None:
    assert unsupported("17 年，110亿，1.6%", ["16 years", "11 billion"]) == ["1.6%", "17"]


def test_a_source_supports_what_a_post_would_not_claim() -> None:
    assert readings("第一, two, 一百万") >= {"1", "2", "1000000"}
