"""Which addresses belong to one house."""

import pytest

from agent.news.families import family_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.quay.example/a", "https://news.quay.example/b"),
        ("https://news.bbc.co.uk/sport", "https://www.bbc.com/world"),
        ("https://finance.sina.com.cn/1.html", "http://news.sina.cn/2.html"),
        ("https://english.news.cn/1.html", "http://www.xinhuanet.com/2.html"),
    ],
)
def test_the_addresses_of_one_house_are_one_family(one: str, other: str) -> None:
    assert family_of(one, "One Feed") == family_of(other, "Another Feed")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://people.com/a", "http://world.people.com.cn/b"),
        ("https://www.news.com.au/a", "https://www.news.cn/b"),
        ("https://www.independent.ie/a", "https://www.independent.co.uk/b"),
        ("https://nation.africa/a", "https://www.nation.com.pk/b"),
        ("https://metro.co.uk/a", "https://www.metro.se/b"),
        ("https://mp.weixin.qq.com/s/1", "https://news.qq.com/b"),
        ("https://ada.github.io/1", "https://bob.github.io/1"),
    ],
)
def test_two_houses_of_one_name_are_two_families(one: str, other: str) -> None:
    assert family_of(one, "One Feed") != family_of(other, "One Feed")


@pytest.mark.parametrize(
    "url", ["https://mp.weixin.qq.com/s/1", "https://medium.com/@a/1", "https://www.youtube.com/watch?v=1",
            "https://zhuanlan.zhihu.com/p/1"],
)  # fmt: skip
def test_where_each_account_is_a_house_the_name_of_the_feed_tells_it(url: str) -> None:
    assert family_of(url, "One Feed") == "one feed"


def test_strangers_under_one_roof_are_several_families() -> None:
    ada, bob = (family_of(f"https://{name}.substack.com/p/1", "") for name in ("ada", "bob"))
    assert ada != bob
    assert family_of("https://news.google.com/articles/1", "The Quay") == "the quay"


@pytest.mark.parametrize("url", ["", "http://127.0.0.1:8000/a", "http://localhost/a", "no address"])
def test_without_a_name_in_the_address_it_is_the_publisher(url: str) -> None:
    assert family_of(url, "The Quay") == "the quay"
