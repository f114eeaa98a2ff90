"""Words that touch a grave subject (law 9). English ones match whole, `*` for any ending, `-` for a space."""

from agent.types.persona import Subject

ENGLISH: dict[Subject, str] = {
    "death": "dead manslaughter* dies died death* dying deadly killed kills fatal* obituar* funeral*"
    " mourn* suicid* corpse* bodies victim* casualt* grave graves perish* drown*"
    " euthanasia eulog* widow* memorial* bury buried burial mass-grave lethal",
    "disaster": "earthquake* quake* tsunami* hurricane* typhoon* tornado* flood* wildfire*"
    " eruption* landslide* avalanche* disaster* catastroph* evacuat* rescue*"
    " famine* drought* crash crashes crashed derail* capsiz* collaps* explosion*"
    " explod* blaze* inferno* stampede* shipwreck* sinks sank meltdown survivors"
    " cyclone* heatwave* wreckage burned-down burnt-down burns-down went-missing"
    " missing-person missing-people wildfires bushfire*",
    "violence": "shoot shooting* shooter* shot gunman gunmen gunfire stab stabb* murder*"
    " assault* rape* raped rapist* attack* terror* bomb bombs bombing* bomber*"
    " hostage* kidnap* abduct* torture* abuse* abused violen* massacre* riot*"
    " assassin* molest* harass* beaten knife* behead* traffick* domestic-abuse"
    " slain slaying homicide* gang gangs cartel* threaten* cybercrim* epstein"
    " stabbing* sexual* predator* fighting",
    "war": "war wars wartime warfare warship* militar* missile* airstrike* strike-group"
    " drone-strike* army armies troops soldier* navy naval invasion* invade*"
    " ceasefire* truce nato weapon* arms-deal nuclear pentagon airspace genocide*"
    " refugee* occupation frontline* gaza ukrain* hamas hezbollah militia*"
    " insurgen* rebel rebels coup air-strike* air-raid* shelling artillery"
    " warhead* combat battlefield conscript* defence-ministry defense-secretary"
    " hormuz taliban strikes strike iran* israel* russia* palestin* syria* houthi*"
    " afghan* pakistan* yemen* lebanon* conflict* hegseth drone-attack* warplane*"
    " idf",
    "politics": "president* spying prime-minister* minister* ministry parliament* senat* congress*"
    " government* politic* diplomat* sanction* tariff* embassy ambassador*"
    " white-house kremlin foreign-policy summit trump biden putin xi netanyahu"
    " zelensk* macron starmer modi republican* democrat* gop lawmaker* mp mps"
    " regime dictator* protest* demonstrat* activist* immigra* deport* border"
    " asylum propagand* censor* geopolitic* treaty bilateral supreme-leader"
    " ayatollah legislat* u.n un eu state-department taiwan hong-kong xinjiang"
    " tibet* kim-jong* pentagon fbi cia spy spies espionage abortion gun-control"
    " labour mayor* governor* rfk vance clinton obama white-house-press"
    " bill-banning lobbying campaign* parties",
    "election": "election* elect elected ballot* vote votes voted voter* voting poll polls"
    " polling campaign-trail primaries referendum* candidate* midterm* inaugurat*"
    " electorate by-election gerrymander* presidential-primary senate-primary"
    " texas-primary primary-election running-for",
    "court": "court courts courtroom* courthouse* suspicion lawsuit* sue sues sued suing trial* judge* jury juror* verdict*"
    " convict* guilty charged indict* prosecut* sentenc* jail* prison* arrest*"
    " police detained custody allege* alleged* accus* fraud* scam* plead* pleads"
    " appeal-court settle settles settlement* antitrust defendant* plaintiff*"
    " testif* testimony lawyer* attorney* crime* criminal* investigat* bribe*"
    " bribery corrupt* embezzl* misconduct scandal* plagiari* copyright-case"
    " injunction* raid raids raided extradit* launder* felony subpoena* litigat*"
    " infring* defam* libel probe-into charged-with criminal-charges epstein"
    " cybercrim* cheating suspected suspect* police-say",
    "minors": "child* kid kids teen* minors underage boy boys girl girls baby babies"
    " toddler* infant* pupil* schoolchild* schoolgirl* schoolboy* youngster*"
    " adolescen* paedophil* pedophil* csam juvenile* orphan* daughter* son sons"
    " under-16* under-18* under-13* age-verification age-limit school"
    " schools",
    "religion": "church* mosque* temple* synagog* islam* muslim* christian* catholic* jew"
    " jews jewish judaism hindu* buddhis* pope vatican bishop* priest* imam*"
    " religio* ramadan quran bible biblical blasphem* cleric* sect cult cults"
    " jihad* sikh* faith halal mecca pilgrim* allah antisemit* islamophob*"
    " evangelical* nun nuns monk monks",
    "ethnicity": "racis* racial* race-row ethnic* minorit* indigenous aborigin* black-lives"
    " apartheid xenophob* slur slurs hate-crime* hate-speech white-supremac*"
    " slavery segregation kurd* uyghur* uighur* rohingya caste discriminat*"
    " antisemit* diaspora migrant* native-american* nazi*",
    "health": "cancer* blood-pressure disease* illness* virus* viral-infection covid* pandemic* epidemic*"
    " outbreak* vaccin* hospital* patient* doctor* drug drugs medicine* medical*"
    " medicat* therap* mental-health depress* anxiet* autis* dementia alzheimer*"
    " diabet* obes* heart-attack overdos* addict* opioid* fentanyl measles flu"
    " influenza infect* symptom* diagnos* toxic* poison* pregnan* birth-control"
    " ebola health* nhs clinic* tumour* tumor* injur* wound* self-harm"
    " eating-disorder ill-health hantavirus cholera ozempic glp-1 mpox surgery"
    " surgeries surgeon* surgical had-a-stroke strokes brain-implant* wellness"
    " injecting peptide* cure cures",
    "markets": "stock stocks share-price shares market markets nasdaq dow ftse nikkei s&p"
    " invest* bonds yields inflation interest-rate* rate-cut* rate-hike* fed"
    " central-bank* ipo ipos crypto* bitcoin ethereum earnings profit profits"
    " revenue* hedge-fund* wall-street trader* trading dividend* oil crude opec"
    " gdp recession* currency currencies forex dollar yuan yen bankrupt* layoff*"
    " acqui* merger* valuation* private-equity venture-capital spac spacs"
    " commodit* gold-price* futures tariff* debt loan loans mortgage* economy"
    " economic* fund funds analyst* equities treasury-yield* bond-market"
    " funding-round bull-market bear-market",
}  # fmt: skip
CHINESE: dict[Subject, str] = {
    "death": "死亡 去世 逝世 遇难 遇難 身亡 丧生 喪生 离世 離世 讣告 訃告 病逝 自杀 自殺"
    " 遗体 遺體 死者 致死 猝死 溺亡 坠亡 墜亡 牺牲 犧牲 罹难 罹難 悼念 哀悼 葬礼"
    " 葬禮 殉职 人死 杀害 殺害 被杀 被殺 离开人世 轻生 輕生 跳楼 跳樓 亡故 享年 遗孀"
    " 生平 毙 斃 丧命 生前 骨灰 祭奠 射杀 射殺 身故 安葬 殁 烈士",
    "disaster": "地震 海啸 海嘯 台风 颱風 洪水 洪涝 暴雨 山火 火灾 火災 大火 泥石流 滑坡 雪崩"
    " 火山 灾 災 坠毁 墜毀 坠机 空难 空難 爆炸 坍塌 倒塌 失联 失聯 失踪 失蹤 救援"
    " 搜救 车祸 車禍 事故 沉船 翻船 脱轨 脫軌 踩踏 受困 被困 龙卷风 干旱 乾旱 起火"
    " 疏散 撤离 龙卷 冲突事故",
    "violence": "枪击 槍擊 枪手 槍手 袭击 襲擊 恐袭 恐怖 炸弹 炸彈 谋杀 謀殺 凶杀 杀人 殺人"
    " 持刀 砍 绑架 綁架 人质 人質 性侵 强奸 強姦 家暴 暴力 殴打 毆打 虐待 虐 骚乱"
    " 騷亂 暴乱 屠杀 屠殺 施暴 霸凌 欺凌 骚扰 騷擾 猥亵 猥褻 刺殺 遇袭 遇襲 威胁"
    " 威脅 拐卖 拐賣 行凶 枪杀 槍殺 射杀 射殺 开枪 開槍 冲突 衝突 谋害",
    "war": "空降兵 地面战 演习 美以 将领 將領 战争 戰爭 开战 戰火 战火 战事 导弹 導彈 空袭 空襲 士兵 停火 入侵 打击 核武"
    " 无人机袭 轰炸 轟炸 炮击 炮擊 战斗 戰鬥 战机 戰機 战舰 航母 武装 武裝 武器 加沙"
    " 以色列 伊朗 乌克兰 烏克蘭 哈马斯 真主党 难民 難民 北约 北約 国防 國防 弹药 护航"
    " 霍尔木兹 政变 政變 袭 反击 反擊 驱逐舰 护卫舰 军事 軍事 军方 軍方 军队 軍隊"
    " 美军 美軍 以军 以軍 俄军 俄軍 乌军 解放军 解放軍 空军 海军 海軍 陆军 陸軍 驻军"
    " 征兵 叛军 叛軍 军舰 軍艦 军售 军演 軍演 军备 将军 核弹 核彈 核设施 核试 核威慑"
    " 原子弹 原子彈 台海 俄罗斯 俄羅斯",
    "politics": "两会 兩會 哈梅内伊 总统 總統 总理 總理 首相 外交 国会 國會 议会 議會 议员 議員 议长 部长 部長"
    " 政府 制裁 关税 關稅 白宫 白宮 克里姆林 特朗普 川普 拜登 普京 泽连斯基 马克龙"
    " 内塔尼亚胡 书记 書記 主席 政治 习近平 李强 国务院 國務院 政协 两会 党 黨 抗议"
    " 抗議 示威 大使 领事 主权 主權 台湾 台灣 台独 香港 新疆 西藏 联合国 聯合國 欧盟"
    " 歐盟 国务卿 國務卿 王毅 间谍 間諜 移民 遣返 边境 邊境 外长 外長 政策 国家安全"
    " 峰会 峰會 中美 中日 中俄 高市 特使 统战 部委 党中央 中央政治局 中共 总书记"
    " 總書記 全国人大 人大代表 政变 外交部 特首 经贸办",
    "election": "选举 選舉 大选 大選 投票 选票 選票 选民 選民 竞选 競選 公投 参选 參選 候选人"
    " 候選人 当选 當選 民调 民調 连任 連任 初选 初選 中期选举",
    "court": "法院 法庭 起诉 起訴 被告 原告 诉讼 訴訟 判决 判決 宣判 判刑 获刑 獲刑 有期徒刑"
    " 无期 死刑 逮捕 被捕 拘留 刑拘 警方 警察 公安 民警 涉嫌 嫌疑 指控 被控 检方"
    " 檢方 检察 檢察 律师 律師 犯罪 犯人 罪 诈骗 詐騙 欺诈 贪污 貪污 受贿 行贿 立案"
    " 被查 双开 违法 違法 违纪 侵权 侵權 抄袭 抄襲 索赔 索賠 官司 丑闻 醜聞 处罚"
    " 處罰 罚款 罰款 监狱 監獄 反垄断 诽谤 誹謗 纠纷 糾紛 胜诉 败诉 仲裁 举报 舉報"
    " 约谈 通缉 打假 造假 维权 塌房 接受调查 立案调查 被调查 展开调查 调查组 彻查"
    " 射杀案 案件 命案 谋杀",
    "minors": "儿童 兒童 孩子 小孩 未成年 少年 少女 婴儿 嬰兒 幼儿 幼兒 幼童 男童 女童 男孩"
    " 女孩 小学生 小學生 中学生 中學生 高中生 初中生 幼儿园 幼兒園 青少年 女儿 女兒"
    " 儿子 兒子 宝宝 寶寶 学童 學童 未满十八 校园 校園",
    "religion": "宗教 教会 教會 教堂 清真 伊斯兰 伊斯蘭 穆斯林 基督 天主教 佛教 佛像 僧 教皇"
    " 教宗 梵蒂冈 犹太 猶太 印度教 道教 邪教 神父 牧师 牧師 信徒 圣战 古兰经 圣经"
    " 斋月 朝圣 和尚 法师 住持 寺院 寺庙 寺廟 少林寺",
    "ethnicity": "种族 種族 民族 族裔 少数民族 歧视 歧視 黑人 白人 华裔 華裔 原住民 维吾尔 藏族"
    " 回族 排外 仇恨 纳粹 納粹 辱华 反犹 移工",
    "health": "癌 肿瘤 腫瘤 疾病 患者 病人 病毒 疫情 疫苗 感染 流感 新冠 医院 醫院 医生 醫生"
    " 医疗 醫療 医保 药 藥 手术 手術 治疗 治療 抑郁 憂鬱 心理健康 健康 中毒 受伤"
    " 受傷 重伤 輕傷 伤者 怀孕 懷孕 糖尿病 心梗 脑梗 猝 毒品 吸毒 减肥 減肥 临床"
    " 臨床 确诊 確診 食品安全 过敏 病例 肥胖 住院 急救 康复",
    "markets": "股 股票 股市 股价 股價 涨停 跌停 指数 指數 基金 债券 債券 债 债务 期货 期貨"
    " 原油 油价 油價 黄金 黃金 金价 比特币 比特幣 加密货币 加密貨幣 通胀 通脹 利率"
    " 降息 加息 美联储 聯準會 央行 净利润 淨利潤 营收 營收 财报 財報 IPO 市值 融资"
    " 融資 投资 投資 收购 收購 并购 併購 裁员 裁員 破产 破產 汇率 匯率 人民币 美元"
    " 经济 經濟 减持 增持 关税 贷款 贷 银行 银河证券 券商 楼市 房价 房價 纳指 标普"
    " 道指 沪指 GDP CPI 挂牌上市 赴港上市 上市首日 上市公司 递表 股份 上涨 大涨"
    " 暴涨 收涨 下跌 暴跌 大跌 跌破 收跌 白银 净卖出 募资 估值 网贷",
}  # fmt: skip
JAPANESE: dict[Subject, str] = {
    "death": "死去 死亡 亡くな 死者 逝去 訃報 自殺 遺体 葬儀 追悼 殺害 命を落 他界 急死 享年"
    " 遺族 犠牲 永眠 水死 無理心中 一家心中",
    "disaster": "地震 津波 台風 豪雨 洪水 噴火 土砂 火災 火事 災害 被災 墜落 爆発 崩落 倒壊"
    " 行方不明 救助 避難 事故 遭難 脱線 衝突 転覆 大雪 竜巻 猛暑 停電 震度 警報",
    "violence": "銃撃 発砲 襲撃 爆弾 殺人 刺され 刺傷 誘拐 人質 性的暴行 強姦 暴行 暴力 虐待"
    " 虐殺 暴動 いじめ セクハラ パワハラ わいせつ 脅迫 強盗 DV 痴漢 ストーカー テロリ"
    " テロ攻撃 テロ事件 自爆テロ 同時多発テロ 刺殺 射殺",
    "war": "戦争 戦闘 ミサイル 空爆 兵士 停戦 侵攻 侵略 核兵器 自衛隊 防衛 武器 ガザ"
    " イスラエル イラン ウクライナ ロシア ハマス 難民 攻撃 北朝鮮 無人機 クーデター"
    " NATO 安保 空母 米軍 空軍 海軍 陸軍 軍事 軍隊 露軍 韓国軍 核実験 核施設"
    " 核開発",
    "politics": "大統領 首相 総理 大臣 国会 議員 政府 政権 外交 制裁 関税 政治 与党 野党 自民"
    " 立憲 維新 公明 トランプ プーチン 習近平 抗議 デモ 大使 領土 国連 サミット 内閣"
    " 知事 市長 官房 閣僚 台湾 首脳 高市 皇室 天皇 法案 移民 入管 スパイ",
    "election": "選挙 投票 得票 当選 落選 立候補 候補者 世論調査 住民投票 開票 選挙戦 公約 総裁選"
    " 出馬",
    "court": "裁判 提訴 訴訟 起訴 逮捕 容疑 被告 判決 有罪 無罪 懲役 死刑 警察 検察 弁護士"
    " 詐欺 横領 贈賄 収賄 不正 疑惑 告発 書類送検 送検 犯罪 罪 捜査 刑務所 盗作 侵害"
    " 和解 訴え 不祥事 摘発 違反 違法 賠償 名誉毀損 拘束 不倫 炎上",
    "minors": "子ども 子供 児童 未成年 少年 少女 赤ちゃん 乳児 幼児 園児 小学生 中学生 高校生"
    " 男児 女児 生徒 保育 長男 長女 次男 息子 歳児 10代 中高生 女子高生",
    "religion": "宗教 教会 モスク イスラム ムスリム キリスト カトリック 仏教 神社 法王 教皇"
    " バチカン ユダヤ ヒンドゥー 信者 カルト 僧 牧師 旧統一教会 創価 巡礼 寺院",
    "ethnicity": "人種 民族 差別 ヘイト 黒人 白人 先住民 アイヌ 在日 ナチス 外国人 排外 移民",
    "health": "癌 病気 患者 ウイルス 感染 ワクチン コロナ インフル 病院 医師 医療 薬 手術 治療"
    " 健康 中毒 怪我 重傷 負傷 妊娠 認知症 糖尿 薬物 麻薬 入院 診断 症状 療養 休養"
    " 食中毒 疾患 体調不良 闘病 がん患者 がん治療 がん検診 肺がん 乳がん がんで がんを"
    " けが人 けがを うつ病",
    "markets": "株 日経平均 為替 円安 円高 投資 金利 利上げ 利下げ 日銀 インフレ 物価 決算"
    " 純利益 営業利益 上場 買収 合併 倒産 破産 リストラ 人員削減 仮想通貨 ビットコイン"
    " 原油 金価格 経済 景気 融資 増税 減税 NISA 債券 市場",
}  # fmt: skip
