"""What people call the place whose clock it is: the city of its time zone."""

from zoneinfo import ZoneInfo

from agent.desk.chinese.cities import CITIES
from agent.desk.language import spoken


def city_of(zone: ZoneInfo) -> str:
    """Asia/Shanghai: Shanghai, 上海. A city that the Chinese list lacks keeps its own name."""
    city = zone.key.rpartition("/")[2].replace("_", " ")
    return CITIES.get(city, city) if spoken() == "zh" else city
