"""Which addresses belong to one house."""

import pytest

from agent.news.families import family_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://www.quay.example/a", "https://news.quay.example/b"),
        ("https://www.quay.co.uk/sport", "https://quay.com/world"),
        ("https://tech.quay.com.cn/1.html", "http://www.quay.cn/2.html"),
    ],
)
def test_the_addresses_of_one_house_are_one_family(one: str, other: str) -> None:
    assert family_of(one, "One Feed") == family_of(other, "Another Feed") == "quay"


def test_strangers_under_one_roof_are_several_families() -> None:
    ada, bob = (family_of(f"https://{name}.substack.com/p/1", "") for name in ("ada", "bob"))
    assert ada != bob
    assert family_of("https://news.google.com/articles/1", "The Quay") == "the quay"


@pytest.mark.parametrize("url", ["", "http://127.0.0.1:8000/a", "http://localhost/a", "no address"])
def test_without_a_name_in_the_address_it_is_the_publisher(url: str) -> None:
    assert family_of(url, "The Quay") == "the quay"
