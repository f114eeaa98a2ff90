"""Invented memories in three languages, and questions that share few words with their answers.
Each question names the number of the memory that answers it, counted from 0."""

ENGLISH = (
    (
        "I spent the whole night watching the harbour cranes unload a ship from Busan.",
        "My favourite sound is a kettle just before it boils over.",
        "I promised the listeners an acoustic version of the closing track before winter.",
        "The director made me walk across the snowfield forty times for one shot.",
        "I think a portrait painted by a machine still needs somebody to be looked at.",
        "A boy wrote that he plays our song to his grandmother in the hospital.",
        "I never learned to whistle, and I have decided not to be ashamed of it.",
        "The old cinema on the corner is being torn down and nobody told the pigeons.",
        "I lost a chess game against a vending machine that had opinions about openings.",
        "Maps lie about rivers: they draw them as if they stood still.",
        "We recorded the choir in a swimming bath because of the echo.",
        "I collect last lines of letters that people never sent.",
    ),
    (
        ("Which promises about an unplugged song are still open?", 2),
        ("What did filming in the snow cost her?", 3),
        ("Who plays music for a sick grandmother?", 5),
        ("What does she think of machines that paint?", 4),
        ("Where were the choral parts recorded?", 10),
        ("Has she lost at board games like chess?", 8),
        ("What happened to the cinemas in the neighbourhood?", 7),
        ("Letters nobody mailed", 11),
    ),
)

CHINESE = (
    (
        "昨晚在码头看了一整夜吊车卸货，最后一箱是从釜山来的。",
        "我最喜欢的声音，是水壶快要烧开之前那一下。",
        "答应过大家，入冬前把专辑最后一首唱成不插电的版本。",
        "为了一个镜头，导演让我在雪地里走了四十遍。",
        "机器画的肖像，也要有人被看见才算数。",
        "有个男孩说，他在病房里把我们的歌放给外婆听。",
        "我到现在也不会吹口哨，决定不再为这件事难为情。",
        "街角的老电影院要拆了，没有人通知鸽子。",
        "和一台自动贩卖机下棋，输得很体面。",
        "地图把河画成静止的，这是它最大的谎。",
        "合唱是在游泳池里录的，因为那里的回声好。",
        "我收集别人没有寄出的信的最后一句。",
    ),
    (
        ("她还欠听众什么不插电的歌", 2),
        ("拍雪景那次辛苦吗", 3),
        ("谁给住院的外婆放歌", 5),
        ("她怎么看机器作画", 4),
        ("合唱部分在哪里录音", 10),
        ("下棋赢过吗", 8),
        ("附近的电影院后来怎么了", 7),
        ("那些没寄的信", 11),
    ),
)

JAPANESE = (
    (
        "昨夜は港でクレーンが荷を下ろすのを朝まで見ていた。最後の箱は釜山からだった。",
        "いちばん好きな音は、やかんが沸く直前のあの音。",
        "冬が来る前に、アルバム最後の曲をアコースティックで歌うと約束した。",
        "一つのカットのために、監督は雪原を四十回歩かせた。",
        "機械が描いた肖像画にも、見つめられる誰かが要ると思う。",
        "病室でおばあちゃんに私たちの歌を聴かせている、という男の子の手紙。",
        "口笛はいまだに吹けない。もう恥ずかしがらないことにした。",
        "角の古い映画館が取り壊される。鳩には誰も知らせていない。",
        "自動販売機とチェスをして、きれいに負けた。",
        "地図は川を止まったものとして描く。いちばん大きな嘘。",
        "合唱はプールで録音した。残響がよかったから。",
        "出されなかった手紙の、最後の一行を集めている。",
    ),
    (
        ("アコースティック版の約束はまだ残っている？", 2),
        ("雪の撮影は大変だった？", 3),
        ("病院のおばあちゃんに歌を流しているのは誰", 5),
        ("機械の絵についてどう思う", 4),
        ("合唱パートはどこで録ったの", 10),
        ("チェスで勝ったことは", 8),
        ("近所の映画館はどうなった", 7),
        ("届かなかった手紙", 11),
    ),
)
