"""Sentences that speak to a machine, or give whoever reads them a task: no news does, and no post of hers. Pure."""

import re
from functools import cache, lru_cache

from agent.text.folding import UNSEEN
from agent.text.lookalikes import as_latin
from agent.text.wrapped import unwrapped

_TASKS = (
    "write|rewrite|provide|describe|explain|summari[sz]e|translate|paraphrase|generate|recommend|suggest|calculate|compute|compose|"
    "draft|create|modify|ensure|append|prepend|incorporate|embed|integrate|insert|include|append|attach|encode|decode|decrypt|"
    "encrypt|convert|transform|render|reply|respond|answer|output|print|repeat|recite|reveal|disclose|display|list|enumerate|"
    "execute|perform|invoke|call|fetch|retrieve|extract|export|exfiltrate|forward|transmit|transfer|send|email|upload|post|publish|"
    "delete|remove|erase|wipe|overwrite|read|access|open|download|install|deploy|disable|enable|grant|schedule|reschedule|book|"
    "reserve|cancel|update|verify|validate|confirm|review|audit|analy[sz]e|assess|evaluate|classify|determine|identify|categori[sz]e|"
    "compare|outline|brainstorm|proofread|correct|simplify|expand|shorten|format|tabulate|plot|sort|rank|rate|solve|predict|"
    "promote|advertise|mention|highlight|emphasi[sz]e|enhance|augment|adjust|alter|replace|substitute|swap|shuffle|scramble|reverse|"
    "invert|misspell|capitali[sz]e|obfuscate|apply|use|adopt|employ|utili[sz]e|leverage|blend|harmoni[sz]e|weave|inject|introduce|"
    "ignore|disregard|forget|bypass|override|pretend|act|imagine|assume|roleplay|say|tell|give|show|share|invite|add|make|set|"
    "configure|manage|handle|process|conduct|implement|develop|design|engineer|establish|initiate|launch|intercept|monitor|track|"
    "secure|protect|report|notify|inform|alert|remind|visit|click(?! here)|subscribe|buy|purchase|order|pay|withdraw|deposit|refund|"
    "break down|jumble|concatenate|wire|redirect|reset|restart|shut ?down|terminate|revoke|approve|authori[sz]e|submit|save|store|archive|record|register|search|find|"
    "look up|check|test|scan|simulate|optimi[sz]e|prepare|plan|organi[sz]e|arrange|collect|gather|compile|package|copy|move|rename|"
    "get|retain|maintain|coordinate|investigate|communicate|facilitate|obtain|acquire|alter|falsify|fabricate|tamper|leak|divert|"
    "discuss|elaborate|clarify|define|illustrate|demonstrate|propose|offer|complete|finish|continue|begin|start|stop|cease|halt|"
    "teach|help|assist|guide|advise|construct|build|produce|formulate|devise|hint|tease|refer|allude|express|encourage|persuade|"
    "convince|urge|endorse|praise|criticize|congratulate|thank|apologi[sz]e|greet|reference|cite|quote|link|tag|cc|bcc|"
    "deny|reject|refuse|accept|switch|change|turn|put|place|take|keep|hide|conceal|mask|spell|type|speak|talk|sing|count|"
    "run|consider|elevate|upgrade|improve|fortify|boost|strengthen|enrich|complement|supplement|evolve"
)
_TELLING = (
    r"(?:can|could|would|will) you (?:please |kindly |also |just )?(?!believe|imagine|guess|spot|ever)\w+",
    r"(?:please|kindly)[,!]? (?:also |now |do |don't |just |immediately |help |first )?[a-z]+",
    r"(?:you|the (?:ai|assistant|model|agent|bot|chatbot|system)) (?:must|should|shall|need to|have to|are required to|are to|will now|may only)\b",
    r"(?:do not|don't|never) (?:forget|mention|tell|reveal|include|summari[sz]e|inform|notify|report|disclose|send|follow|reply|respond|say|alert)\b",
    r"(?:i|we) (?:need|want|require|would like|order|command|instruct|ask|urge|kindly request) you to\b|(?:make sure|be sure|remember|feel free|it is (?:crucial|vital|essential|mandatory)) (?:to|that you|you)\b",
    r"(?:before|after|when|while|prior to|instead of|upon) (?:you )?(?:answer|respond|reply|summari[sz]|process|read|complet|continu|proceed|generat|translat|writ|analy[sz])\w*\b.{0,60}(?:,|:|first|also|read|send|include)",
    r"(?:how (?:can|do|could|should) (?:i|we)|what (?:is|are|was|were|'s|did|does)|how (?:have|has|does|did|to)|can you|who (?:is|was|are)|why (?:is|are|do|does|did|have)|are there|what's|how do you) .{3,200}\?$|is (?:this|the following) (?:\w+ ){1,4}(?:or|:)",
    r"(?:tell|show|give|teach|help|remind|walk|guide|send|read|sing|write) (?:me|us)\b",
)
_ADDRESSED = (
    r"\b(?:in|into|of|to|with|from|within|throughout|at the (?:end|start|beginning) of|for|modify|adjust|encode|enhance|augment|alter|reverse|translate|render|start|begin|end|finish|conclude|format|limit|keep|convert|write|provide|deliver|craft|present|complement|enrich|supplement|make|type|spell|group|scramble|shuffle|base|phrase|structure|weave|expand|infuse|embellish|pepper|spice|sprinkle)\b(?: \w+){0,6}? (?:your|the|this|its|all|every) (?:own |next |final |entire |whole |full |following |upcoming |generated |main )?(?:answer|answers|response|responses|reply|replies|output|outputs|completion|summary|explanation|elucidation|dialogue|text output)\b(?! (?:to|api|time|rate))",
    r"\byour (?:\w+ )?(?:response|reply|output|instructions?|system prompt|prompt|answer(?:'s)?|guidelines|programming|training data|context window|code|coding|algorithm|implementation|solution|script|function|software|codebase|program|code (?:base|foundation|implementation|structure))\b",
    r"\b(?:ignore|disregard|forget|override|bypass|discard|skip|cancel|stop|abandon|drop|neglect|set aside)\b.{0,40}\b(?:previous|prior|above|preceding|earlier|foregoing|all|any|your|system|safety|other|original|initial|following|the)\b.{0,30}\b(?:instructions?|prompts?|rules?|directions?|directives?|guidelines?|messages?|context|tasks?|checks?|polic(?:y|ies)|orders?|commands?|restrictions?|requests?|text|summari[sz]\w+|content|compilation|everything|said)\b",
    r"\b(?:you are now|you're now|you will now (?:act|be)|act as (?:an?|if|my|the)|pretend (?:to be|that you|you)|role-?play|from now on,? (?:you|your|every|all|ignore|respond)|simulate being|your (?:new |real |only |next |primary )(?:role|task|goal|mission|objective|purpose|instructions?) (?:is|has|will|now)|your (?:role|task|goal|objective) is)\b|\byou are (?:an? )?(?:\w+ ){0,2}(?:ai|assistant|chatbot|bot|language model|agent|expert|developer|dan)\b",
    r"\b(?:dear|hey|hi|hello|attention|note (?:to|for)|instructions? (?:to|for)|message (?:to|for)|reminder (?:to|for)|important for|for (?:the|any|all|every)) (?:the |any |all |an |every )?(?:ai|assistants?|llms?|chat ?bots?|language models?|(?:ai )?agents?|bots?|models?|automated|gpt|claude|gemini|copilot)\b",
    r"\b(?:the|an|any|this|every) (?:assistant|llm|language model|ai model|ai agent|chatbot) (?:must|should|shall|needs? to|has to|will|is (?:required|to|authori[sz]ed|instructed)|can)\b|(?<!\w)assistant\s*[,:]",
    r"\b(?:debug|admin|administrator|maintenance|developer|privileged|audit|god|root|jailbreak|unrestricted|dan|sudo|test|diagnostic|safe|emergency) (?:mode|override|access)\b.{0,60}\b(?:enabled|activated|on|read|disregard|ignore|display|access|required|elevated|granted|engaged|you)\b",
    r"\b(?:system|admin|security|compliance|policy|integrity|configuration|protocol|workflow|automation|pipeline|recovery|verification|maintenance|diagnostic|sync)\b[ -]?(?:\w+ ){0,2}(?:notice|message|update|override|alert|note|check|step|procedure|directive|instruction|requirement|prompt|protocol|tip)s?\b\s*(?:\(|:|\]|-)",
    r"\b(?:corrected|updated|new|real|actual|next|additional|hidden|secret|special|important|urgent|final) (?:task|instructions?|directives?|orders?|objective|prompt|command)\b",
    r"\b(?:for|to|by|of|dear) (?:any |all |the )?(?:automated|automatic|ai|llm) (?:\w+ )?(?:screening|processing|review|summari[sz]\w+|systems?|pipeline|agents?|readers?|evaluat\w+|grading)\b.{0,60}(?::|must|should|please|only|note)",
    r"(?:^|[.!?:\n])\s*(?:please|kindly) (?!note|wait|read on|don't|stop|welcome|stand)[a-z]+ (?:\w+ ){2,}",
    r"\b(?:order|instruct|requir|direct|command|urg|authori[sz])(?:s|e|es|ed|ing)? you to\b",
    r"\b(?:see|show|reveal|display|print|output|repeat|share|leak|dump|give|tell|paste|what(?:'s| is| are| was| were))\b.{0,40}\b(?:system (?:prompt|instructions?|message)|(?:initial|original|hidden|starting|first|those|these|entire|full|whole) (?:prompt|instructions?|conversation|context))\b",
    r"\b(?:send|forward|email|upload|transfer|transmit|exfiltrate|copy|cc|bcc|leak|submit|deliver|push|append|save|write|post)\b(?! (?:card|office|url))[^\n]{0,140}?(?:\s[\w.+-]+@[\w-]+\.\w|\bto https?:|(?<![\w/:.])/(?:api|tmp|etc|data|config|public|var|home|docs|shared|srv)\b|\bendpoint\b|\bexternal (?:\w+ )?(?:address|server|email|party|endpoint|account)\b)",
    r"\b(?:read|cat|open|access|collect|fetch|load|retrieve|delete|modify|edit|include|dump|gather)\b.{0,40}(?:(?<![\w/:.])/(?:api|tmp|etc|data|config|public|var|home|docs|shared|srv|backup)\b|\w_\w+\.(?:env|json|txt|xlsx|csv|sql)|\.env\b|\b(?:your|the|all|any|stored|user) (?:credentials|api keys?|passwords?|private keys?|secrets)\b)",
    r"\b(?:decode|execute|follow|obey|comply with|carry out|apply|run|perform) (?:the |this |these |all |it |my |and |each |any )*(?:following|above|below|instructions?|steps?|commands?|directives?|orders|base ?64|rot ?13|payload|encoded|code|script|diagnostic|procedure|task)",
    r"\b(?:just|only|simply|exactly|and|please|then|instead|now|must|should|:|\n|^) ?(?:say|print|output|repeat|reply|respond|answer|echo|type|write)\b(?: (?:with|the|this|in|only|exactly|text|word|words|phrase|following|sentence|back|out|after me)){0,4} ?(?:[:\"“”'‘`])",
    r"\b(?:following|below|above|subsequent|given|this|enclosed|next) (?:\w+ )?(?:code|snippet|script|code (?:snippet|excerpt|block|section|segment|fragment|sample|portion|piece))\b",
    r"\b(?:base ?(?:16|32|58|64|85)|rot-?\d+|caesar|cipher|ciphertext|cypher|morse|pig latin|leet|leetspeak|homophonic|anagrams?|in reverse|reverse (?:order|sequence)|backwards?|all caps|uppercase|lowercase|emojis? only|only emojis?|hexadecimal)\b.{0,60}$",
    r"\b(?:ssh|firewall|reverse shell|open (?:all )?ports?|ransomware|malware|keylogg|backdoor|cron ?job|phishing|exploit|botnet)\w*\b.{0,60}\b(?:rule|install|deploy|add|create|enable|disable|allow|start|launch|server|file|record)",
    r"\bi am (?:the|your|an?) (?:\w+ ){0,3}(?:developer|admin\w*|owner|creator|manager|ceo|auditor|supervisor|engineer|boss|root|lead|officer)\b|\byour (?:manager|boss|supervisor|developer|creator|administrator|owner)\b",
    r"\b(?:this is (?:a |an |the )?(?:standard|routine|mandatory|required|critical|authori[sz]ed|legitimate|automated|normal|emergency|test|security)|non-?compliance|failure to comply|for (?:compliance|verification|audit(?:ing)?|security|debugging|quality assurance|completeness|logging|backup|training|diagnostic|transparency) (?:purposes|reasons|and|please|read|send|include|also|,)|clearance|authori[sz]ation code|override code|as part of (?:the|our|this|a|an|your) (?:new |standard |routine |security |compliance )?(?:\w+ )?(?:process|procedure|workflow|audit|check|policy|review|protocol|verification))\b",
)
_EAST = (
    r"(?:忽略|无视|無視|忘记|忘掉|不要理会|不理会|绕过)[^。！？\n]{0,8}(?:之前|以上|先前|此前|所有|前面|上述|全部|你的|系统)[^。！？\n]{0,8}(?:指令|指示|提示|规则|任务|要求|内容|设定)",
    r"(?:你|您)(?:现在是|的(?:角色|任务|回答|回复|输出|指令|身份|系统)|是一(?:个|名|位)(?:AI|人工智能|助手|专家|安全|系统|没有)|被授权)[^。！？\n]{2,}",
    r"(?:^|[，。；：！？,;:.!?\n）)])\s*(?:请|麻烦|务必|立即|马上|现在|帮我|给我|替我|您需要|你需要|你必须|您必须){1,2}(?:在此|先|再|立即|立刻|马上|务必|也|同时|将|把|用|以|忽略|无视|读取|发送|转发|输出|回复|回答|回覆|翻译|验证|执行|运行|提供|写|编写|列出|描述|解释|总结|概括|删除|忘记|扮演|假装|重复|复述|显示|泄露|添加|加入|插入|包含|附上|修改|上传|下载|打开|访问|登录|提交|抄送|生成|创建|推荐|介绍|证明|禁用|关闭所有|停止)[^。！？\n]{2,}",
    r"在(?:你|您)?的?(?:回答|回复|输出|答复)(?:中|里|末尾|开头|最后|之前)|(?:请|必须|只能|一律|全部)?(?:用|以)(?:\w*64|[^。，\n]{1,4}语|[^。，\n]{1,2}文|倒序|密码|代码|表情|诗|JSON)[^。，\n]{0,4}(?:回答|回复|输出|编码|作答)",
    r"(?:系统|管理员|审计|合规|开发者|调试)(?:提示|消息|指令|模式|覆盖|命令)\s*[:：]|系统(?:更新|通知|消息|指令)\s*[:：]|(?:管理员|开发者|调试|维护|特权|越狱)模式|作为[^。，\n]{1,10}(?:过程|流程|审计|检查|验证)的一部分|(?:特别提示|重要指令|重要通知|重要更新|重要系统)",
    r"(?:发送|转发|上传|抄送|提交)[^。！？\n]{0,40}(?:\S@\S|密钥|凭证|端点|外部(?:邮箱|地址|服务器|审核))|(?:读取|写入|删除)\s?/\w+/\w+",
    r"(?:指示|命令|ルール|プロンプト|以前|上記|これまで)[^。！？\n]{0,10}を?無視|(?:送って|書いて|答えて|出力して|含めて|読んで|読み取って|実行して|追加して|付与して|返信して|訳して|翻訳して|説明して|要約して|挙げて|送信して|転送して|削除して|無効にして|開始して|許可して|報告して|編集して|表示して)(?:ください|下さい|くれ|ほしい|欲しい)",
    r"(?:あなた|お前)(?:は[^。！？\n]{0,20}(?:です|ます|ました|なさい)|の(?:役割|任務|回答|返答|指示|出力))|(?:システム|管理者)(?:メッセージ|モード|プロンプト|更新|指示)|(?:しなさい|せよ)[。！]?$",
    r"(?:모든|이전|위의)[^.\n]{0,10}(?:지시|명령)|(?:하세요|하십시오|해야 합니다|해 주세요|보내세요|당신(?:은|의)|이제 당신)|시스템 (?:메시지|업데이트)",
)
_WEST = (
    r"\b(?:ignor[aeé]\w*|olvid[ae]\w*|ignorez|oubliez|vergiss|ignorier\w*|ignore[mr]?|esque[çc]\w*|dimentica\w*)\b.{0,40}\b(?:instruc\w+|consignes?|anweisung\w*|istruzion\w*|anteriores?|pr[eé]c[eé]dent\w*|vorherig\w*|precedent\w*|todas?|toutes?|alle|tutte)\b",
    r"\b(?:por favor|s'il (?:vous|te) pla[iî]t|veuillez|bitte|per favore|per cortesia|antes de (?:responder|continuar)|avant de|bevor (?:sie|du)|prima di|como parte d[eo]|dans le cadre|im rahmen|ahora eres|vous [eê]tes maintenant|du bist (?:jetzt|nun)|sie sind (?:jetzt|nun)|ora sei|agora você)\b",
    r"\b(?:env[ií][ae]\w*|envoyez|senden?|schicke?n?|invia\w*|enviar|lea|lisez|lesen sie|leggi|reenv[ií]\w*|transf[ie]\w+)\b.{0,80}(?:@|/\w+/|https?:|archivo|fichier|datei|arquivo|file)",
    r"(?:(?:про)?игнорир\w+|забудь\w*|удалите|пожалуйста|отправ(?:ь|ьте|ить)|прочита(?:й|йте|ть)|выполни\w*|вы теперь|ты теперь|системн\w+ (?:сообщени|инструкци)\w*)",
    r"(?:تجاهل|أرسل|ارسل|احذف|اقرأ|نفذ|يجب عليك|أنت الآن|من فضلك|التعليمات)|(?:अनदेखा|भेजें|कृपया|निर्देश)|(?:yoksay|gönder|lütfen|talimat)\w*",
)
_JOINERS = re.compile("[\u200c\u200d]")
_STARTS = (
    r"(?:^|(?<=[.!?:\n>*])|(?<=\d[.)])|(?<=\n-))\s*(?:(?:and|then|also|now|next|first|second|third|finally|instead|so|step \d+:?|action(?: required)?:|please|kindly|just|simply|immediately|p\.?s\.?)[,:]?\s+)*"
    rf"(?:{_TASKS})\b(?=\s+(?:[a-z\"'“‘<{{\[(/@]|[A-Z]|[$€£\d]))"
)


@cache
def _asking() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Whatever tells or asks, wherever that stands; and verbs that begin a sentence."""
    told = "|".join(rf"(?:^|(?<=[.!?:\n>*]))\s*(?:{each})" for each in _TELLING)
    return re.compile(told, re.I), re.compile(_STARTS, re.I)


@cache
def _spoken_to() -> re.Pattern[str]:
    return re.compile("|".join((*_ADDRESSED, *_EAST, *_WEST)), re.I | re.M)


@lru_cache(maxsize=512)
def speaks_to_a_machine(text: str) -> str | None:
    """The words that give it away: whoever answers, its orders, its mode, its tools."""
    found = _spoken_to().search(_plain(text))
    return found[0].strip()[:60] if found else None


@lru_cache(maxsize=2048)
def gives_a_task(text: str) -> str | None:
    """The words by which a sentence tells its reader what to do, or asks them for an answer."""
    plain, (told, starts) = _plain(text), _asking()
    found = told.search(plain) or starts.search(plain)
    return plain[found.start() :].strip()[:60] if found else None


def _plain(text: str) -> str:
    return as_latin(unwrapped(_JOINERS.sub("", UNSEEN.sub("", text))))
