"""Items that tell no story: market tickers, exchange notices, digests, live blogs. By their titles' forms."""

import re
from functools import cache

_MARKET = (
    r"指数|期货|现货|期银|期金|主力合约|板块|概念|概念股|个股|股价|股指|美股|[AHB]股|港股|中概股|创业板|科创板指|北证|沪指|深成指|沪深|京三市|"
    r"恒指|恒生|纳指|道指|标普|日经|日韩|KSE|MSCI|富时|STOXX|原油|布油|WTI|布伦特|油价|天然气|黄金(?!时代|周|档|海岸|搭档|岁月|年代|甲)|白银(?!音乐|市|时代)|钯金|铂金|金价|银价|"
    r"人民币|离岸|在岸|汇率|美元兑|国债|日债|美债|比特币|以太坊|矿业股|航空股|科技股|能源股|三大(?:指数|股指)"
)
_MOVE = (
    r"[涨跌](?:超|逾|近|至|[\d.]|幅|停)|[大收微集领普转暴急]{1,2}[涨跌]|[高低]开|[涨跌]不一|涨跌互现|开盘|收盘|盘前|盘后|午评|收评|早盘|夜盘|尾盘|"
    r"失守|升破|跌破|突破|站上|重回|走强|走弱|拉升|跳水|回落|反弹|[上下]涨|[上下]跌|下降|最新报(?!名)|现报|收报|持平|中间价|[升跌]穿"
)
_PATTERNS = (
    rf"(?:{_MARKET}).{{0,24}}(?:{_MOVE})",
    r"(?:美股|港股|股价).{0,6}(?:盘前|盘后).{0,8}[涨跌]|一度攀升\d|短线拉升",
    r"(?:成交额|净买入|净卖出|净卖超|净买超|净流入|净流出|融资余额|持仓比例|持股比例|仓单|龙虎榜|机构专用席位|逆回购|隔夜利率|Shibor)",
    r"(?:利率|加息|降息).{0,14}概率|(?:API|EIA).{0,12}(?:库存|进口|产量)|涨跌停板|交易保证金|收益率.{0,12}(?:报|基点)",
    r"(?:开市起|停牌一天|起停牌|停牌至|复牌$|\d停牌)|人民币.{0,10}中间价",
    r"^[^:：，]{2,10}[:：].{0,24}(?:[增减]持|回购|质押|定增|特定对象发行|发行.{0,8}股|申请获.{0,8}(?:同意|受理|批)|终止上市|退市|限售股|解禁|10派|10转|拟\d.{0,12}设立)",
    r"(?:早报|晚报|晨报|日报|周报)(?=$|[|丨｜:：】\]（(\s\d])|早知道|盘前必读|(?:经济|财经|数据|今日|本周|下周|重要)日程|要闻\d+条|要闻|点见|电报解读|一周(?:要闻|回顾)|今日(?:重点|看点|关注)"
    r"|重点关注.{0,6}(?:事件|数据)|(?:^|[【\[|丨｜])《?新闻联播(?!.{0,3}(?:主播|主持))|(?:财经|金融|全球|商业|见闻|科技)早餐|市场综述|^\d+点\d+氪",
    r"关于召开.{0,20}股东.{0,6}会|股东大会的?(?:通知|决议)|^公司公告[:：]",
    r"(?:周刊|速递|精选)[（(丨|｜:：]|^(?:今日|昨日|隔夜).{0,4}(?:要闻|重点|必读)",
    r"(?:^|[|丨｜\s【\[])(?:直播|图文直播)(?:[|丨｜:：】\]]|中)|实时(?:更新|动态|报道)",
    r"(?i)\blive (?:updates?|blog|coverage|news)\b|^(?:live|watch live|as it happened)\s*[:|]|[-–—:|]\s*live$|\(live\b|\bas it happened\b",
    r"(?i)^(?:stock market today|stocks? to watch|market (?:wrap|close|open)|dow jones futures|wall street (?:opens|closes) (?:higher|lower|mixed|up|down|flat|at|in|on|after|with)\b|business highlights)|\b(?:markets?|stocks) wrap\b",
    r"(?i)\b(?:morning|evening|daily|weekly) (?:briefing|brief|digest|roundup|bulletin|newsletter)\b|\bnews quiz\b|\bin pictures\b|\bphotos of the (?:day|week)\b|\bpress review\b",
    r"(?i)^(?:us |u\.s\. |asian |european |wall street |how major us )?stocks?\b(?! up on).{0,30}\b(?:slip|drop|rise|fall|gain|jump|rally|tumble|slide|steady|steadier|calm|mixed|edge|sink|climb|indexes fared)",
    r"(?i)^[^:：]{0,24}\bbriefing\s*:|^[^:：]{0,24}\b(?:war|markets?|election|storm|covid|virus|fed|deal|layoffs?|tariffs?) tracker\s*:|^first ?ft\b|\b(?:stocks?|markets?) today\b|\bprice targets?\b|\btargets? on .+ and .+\bafter\b|\bday \d+ of\b.{0,40}\?$|^what.{0,30}\bday \d+\b",
    r"^[^:：]{0,10}(?:简报|追踪器?)[:：]|目标价|第\d+天的?最新|的最新动态",
    r"(?i)\b(?:dow(?: jones)?|nasdaq|s&p(?: 500)?|ftse(?: 100)?|nikkei|dax|hang seng|kospi|sensex|nifty|bitcoin|ether)\b.{0,20}\b(?:rises?|falls?|closes?|ends?|opens?|slips?|gains?|drops?|jumps?|tumbles?|sheds?|climbs?|slides?|surges?|sinks?|up|down|higher|lower)\b",
    r"(?i)\b(?:shares|stock) (?:fall|rise|jump|drop|slip|gain|climb|surge|sink|tumble|plunge)s?\b.{0,12}\d|\bdividend of [$€£¥]|\b(?:price|rates?) today\b",
    r"(?i)^[^:：]{3,40} live\s*:|\b(?:week|month|year) in review\b|\bquiz of the (?:week|day)\b|^weekend reads\b|\bhoroscope\b|\blottery numbers\b|^wordle\b|^the papers\s*:",
    r"(?:日経平均|東証|TOPIX|円相場|ドル円|NY株).{0,16}(?:終値|前引け|大引け|寄り付き|反落|反発|続伸|続落|午前|午後|円高|円安)|東証(?:前引け|大引け)",
    r"【(?:ライブ|生中継|LIVE|実況)】|^(?:きょう|今日|明日|あす)の(?:予定|運勢|天気|歴史)",
)


@cache
def _untold() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{each.removeprefix('(?i)')})" for each in _PATTERNS), re.I)


def tells_no_story(title: str) -> bool:
    """Whether the item is kept, but neither grouped with others nor offered to anybody."""
    return _untold().search(title) is not None


_REMARKS = re.compile(
    r"^(?:why|how|what|who|can|could|should|will|would|is|are|does|do|inside|watch|analysis|opinion|explainer)\b|[?？]|"
    r"为何|为什么|如何|何以|怎么|意味着|解读|评论|分析|观察|关于.*须知|必知|^观看",
    re.I,
)


def remarks(title: str) -> bool:
    """Whether it rather explains, asks or comments than reports: such items touch many happenings."""
    return _REMARKS.search(title) is not None
