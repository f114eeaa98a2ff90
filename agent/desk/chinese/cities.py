"""时区里的城市。"""

CITIES = {
    "Amsterdam": "阿姆斯特丹", "Athens": "雅典", "Auckland": "奥克兰", "Bangkok": "曼谷",
    "Berlin": "柏林", "Brussels": "布鲁塞尔", "Cairo": "开罗", "Chicago": "芝加哥", "Chongqing": "重庆",
    "Copenhagen": "哥本哈根", "Denver": "丹佛", "Dubai": "迪拜", "Dublin": "都柏林", "Harbin": "哈尔滨",
    "Helsinki": "赫尔辛基", "Ho Chi Minh": "胡志明市", "Hong Kong": "香港", "Istanbul": "伊斯坦布尔",
    "Jakarta": "雅加达", "Johannesburg": "约翰内斯堡", "Kolkata": "加尔各答", "Kuala Lumpur": "吉隆坡",
    "Lisbon": "里斯本", "London": "伦敦", "Los Angeles": "洛杉矶", "Macau": "澳门", "Madrid": "马德里",
    "Manila": "马尼拉", "Melbourne": "墨尔本", "Mexico City": "墨西哥城", "Montreal": "蒙特利尔",
    "Moscow": "莫斯科", "New York": "纽约", "Oslo": "奥斯陆", "Paris": "巴黎", "Perth": "珀斯", "Prague": "布拉格",
    "Rome": "罗马", "Sao Paulo": "圣保罗", "Seoul": "首尔", "Shanghai": "上海", "Singapore": "新加坡",
    "Stockholm": "斯德哥尔摩", "Sydney": "悉尼", "Taipei": "台北", "Tokyo": "东京", "Toronto": "多伦多",
    "UTC": "世界时", "Urumqi": "乌鲁木齐", "Vancouver": "温哥华", "Vienna": "维也纳", "Warsaw": "华沙",
    "Zurich": "苏黎世",
}  # fmt: skip
