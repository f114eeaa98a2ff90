"""Headlines of our own invention, each about something else, for replays that need many stories."""

ZH = """旧码头换缆绳，一律用蓝色
三层书店挪书架，诗集上了楼梯间
山脚邮局来信，明信片迟到12年
停车场排练，合唱团只练低音
面包师退休，酵母留给隔壁
月晕没有预报，气象台补发一条
机器人折纸船，甲板有两层
水族馆的章鱼，打开第7个罐子
末班公交加站，站名叫无名巷
钟表匠修布谷鸟，修好仍然晚点
盲文地图印刷，河流有了声音
便利店冰柜，改播钢琴练习曲
开源词典上新，返潮有第三种意思
滑翔伞俱乐部，借走小学操场
古籍修复用茶，染出同一种黄
深夜电台改版，只点风声
港口吊机停工，等一窝海鸥
图书馆办欢迎会，逾期40年的书回家
乐器厂停产，最后一台手风琴出门
无人快递车，在桥头给猫让路
月球车传照片，焦点落在远处
村口信号塔，刷成云的颜色
剧院提词员，换成一盏灯
菜市场电子秤，集体慢了2克
纪录片导演，整年只拍一扇窗
天文馆换座椅，躺得更平
渡轮改汽笛，用的是单簧管
小镇红绿灯，等待声改成蛙鸣
陶艺课出窑，有一只不响的铃
电缆检修船，捞到旧手电筒"""
EN = """Harbour paints its old mooring ropes blue
Bookshop moves the poetry shelf to the stairwell
Postcard arrives at mountain post office 12 years late
Car park choir rehearses the bass line only
Baker gives a sourdough starter its own pension
Forecasters admit they missed the ring around the moon
Robot folds a paper boat with two decks
Aquarium octopus opens its 7th jar
Night bus adds a stop called Nameless Lane
Watchmaker repairs a cuckoo that was always late
Braille map prints the sound of a river
Freezer in corner shop plays piano exercises
Open dictionary adds a third sense of damp
Paragliding club borrows a school playing field
Paper restorers find the right yellow in cold tea
Late radio swaps song requests for wind recordings
Dock crane waits for a family of gulls
Library holds a party for a book 40 years overdue
Workshop builds its very last accordion
Delivery cart stops on a bridge for a cat
Moon rover sends back one blurred photograph
Village phone mast painted the colour of cloud
Theatre leaves the prompter's chair to a lamp
Market scales all found to be 2 grams slow
Documentary watches one window for a whole year
Planetarium seats now tilt flatter than before
Ferry whistle replaced with a clarinet
Town swaps crossing beeps for frog calls
Pottery class fires a bell that will not ring
Cable repair ship finds an old torch on the seabed"""


def sample_day(publisher_zh: str, publisher_en: str) -> str:
    """As YAML for the sample day's reader."""
    told = [(publisher_zh, "zh", ZH), (publisher_en, "en", EN)]
    rows = [
        f"  - {{publisher: {publisher}, hours_ago: 1, url: 'https://example.org/{language}/{number}',"
        f' title: "{title}"}}'
        for publisher, language, titles in told
        for number, title in enumerate(titles.splitlines())
    ]
    return "\n".join(("items:", *rows)) + "\n"
