"""Verbs behind a name: what people say, and what only somebody, not something, is or has."""

import re

_SAY = (
    r"said|says|asked|asks|claims|claimed|suggested|suggests|mentioned|mentions|argues|argued"
    r"|explained|explains|replied|answered|wrote|posted|points?\sout|pointed\sout|linked|quoted"
    r"|insists|insisted|complains|complained|told\s(?:you|us|me|everyone)|tells\s(?:us|me)|thinks"
    r"|moans|moaned|whines|whined|rants|ranted|grumbles|grumbled|jokes|joked|notes|noted|warned|predicted"
    r"|nails|nailed|puts?\sit|has\sspoken|is\sback|recommended|called\s(?:me|you|us|him|her)"
    r"|meant|reckons|forgot|forgets|keeps\s(?:saying|posting|asking|repeating)|disagrees|admitted"
    r"|sagt|sagte|meint|meinte|fragt|fragte|behauptet|behauptete|erwähnt|erwähnte|erklärt|glaubt"
    r"|denkt|schrieb|schreibt|vergisst|übertreibt|geschrieben|ist\swieder\sda|bringt\ses\sauf"
    r"|dit|disait|demande|demandait|prétend|propose|proposait|explique|expliquait|pense|affirme"
    r"|raconte|racontait|oublie|exagère|répond|écrit|résume|résumait|est\sde\sretour"
    r"|dice|dijo|decía|pregunta|preguntó|preguntaba|afirma|cuenta|propone|propuso|cree|piensa|opina"
    r"|explica|explicó|responde|olvida|sostiene|escribe|escribió|resume|resumió|ha\svuelto|ha\sdetto|chiede|pensa|crede|scrive|dimentica"
    r"|disse|diz|pergunta|acha|escreveu|escreve|resumiu|esquece|voltou"
    r"|mówi|mówił|mówiła|pyta|pytał|pytała|twierdzi|twierdził|pisał|pisała|uważa|myśli|zapomina"
    r"|говорит|говорил|говорила|сказал|сказала|спрашивает|спросил|спросила|утверждает|утверждал"
    r"|считает|думает|предложил|предложила|объяснил|объяснила|забыл|забыла|ответил|ответила|писал"
    r"|рассказывает|рассказал|рассказала|рассказывал|рассказывала"
    r"|bey|hanım|abi|abla|hocam|diyor|dedi|demiş|yazmış|sormuş|soruyor|söylüyor|söylemiş|yazıyor"
    r"|říká|píše|napsala?|tvrdí|myslí|zapomíná|hovorí|napísala?|myslí\ssi|zabúda"
    r"|каже|казав|казала|написав|написала|питає|вважає|стверджує|забуває"
    r"|λέει|είπε|γράφει|έγραψε|ρωτάει|כתב|כתבה|אמר|אמרה|טוען|טוענת|يقول|تقول|قال|قالت|كتب|كتبت"
)
_THINK = (
    r"\+\s?1|knows|remembers|understands|believes|wants\sto|hates|strikes\sagain|(?:\w+ly\s|again\s|still\s|just\s|really\s)?(?:must\sbe\s(?:joking|kidding|dreaming|new|trolling)"
    r"|seems?\sto\s(?:think|forget|believe|know|have|be\sconfused|miss)|has(?:n't)?\s(?:a\spoint|no\sidea|no\sclue"
    r"|never\s(?:read|been|seen|heard|paid|had)|been\s(?:saying|telling)|(?:clearly|obviously)\snever)"
    r"|got\s(?:it|the|his|her|that)\s\w+\s?(?:wrong|right)?|(?:gets|nailed|nails)\sit|beat\sme|hit\sthe\snail"
    r"|is\s(?:just\s)?(?:trolling|joking|kidding|lying|clueless|confused|dreaming|talking|at\sit\sagain"
    r"|the\sonly\sone|missing|exaggerating|being)|would\s(?:say|know|disagree)|might\sbe|makes\s(?:a|the|some)|brings|loves\sto|seems?\sconfused|should\s(?:read|know|apologi[sz]e)"
    r"|needs\sto\s(?:read|learn|calm|get)|deserves|read\sthe|didn['’]t\sread|pretending\sto"
    r"|hat\s(?:es\s|das\s|den\s)?(?:auf\sden|nicht\sgelesen|keine\sahnung|recht|gut\serkannt)|liegt\s(?:falsch|richtig)"
    r"|verwechselt|irrt|weiß\s(?:alles|es|wieder)|mal\seine\squelle|n['’]a\s(?:pas\s(?:tort|lu|compris)|rien\scompris)"
    r"|raconte\sn['’]importe|a\s(?:raison|tort|encore)|se\strompe|exagère|no\sha\sleído|se\sequivoca|exagera"
    r"|nie\s(?:ma\sracji|czyta)|się\smyli|znowu|dobrze\s(?:pisze|mówi)|опять|ошибается|не\sчитал|снова)"
)
_BETWEEN = r"(?:[\w’']+\s){0,3}?"  # "Anna just", "wie Anna weiter oben schon"
_SAYS = re.compile(
    rf"\s(?:also\s|just\s|already\s|(?:has|hat|a|ha|tem)\s(?:\w{{2,}}ly\s)?|\w{{2,}}ly\s)?"
    rf"(?:{_SAY}|written)(?!\w)",
    re.IGNORECASE,
)
_THINKS = re.compile(rf"\s(?:{_THINK})(?!\w)", re.IGNORECASE)
_ABOVE = re.compile(
    rf"\s{_BETWEEN}(?:oben|above|upthread|ci-dessus|выше|wyżej|más\sarriba)(?!\w)", re.IGNORECASE
)

_RIGHT = re.compile(
    r"(?:\s(?:is|was|are|you\sare|you're|has|makes|made)\s(?:absolutely\s|quite\s|so\s|totally\s)?"
    r"(?:right\b|wrong\b|correct\b|incorrect\b|a\spoint\b|an?\s(?:good|excellent|valid|fair)\spoint"
    r"|mistaken\b|spot\son)"
    r"|['’]s\s(?:absolutely\s)?(?:right|wrong|correct|spot\son)\b"
    r"|['’]s?\s(?:comment|point|post|argument|reply|question|link|suggestion|remark|claim"
    r"|numbers|figures|theory|idea|logic|view|opinion|source|advice|joke|reasoning|maths|rant|proposal"
    r"|calculation|tone|side\b[.,]|user\spage"
    r"|talk\spage|edits?)s?\b"
    r"|\s(?:hat|liegt)\s(?:völlig\s)?(?:recht|unrecht|richtig)|\sa\s(?:tout\sà\sfait\s)?(?:raison|tort)\b"
    r"|\stiene\srazón|\sma\srację|\s(?:прав|права|неправ|не\sправ)\b"
    r"|\smá\spravdu\b|\s(?:не\s)?має\sрацію\b|\s(?:çok\s)?haklı\b|\sέχει\s(?:απόλυτο\s)?δίκιο\b"
    r"|\sצוד(?:ק|קת)\b|\sعلى\sحق\b|\s(?:yorumu|dediği\sgibi)\b|\s?katılıyorum\b"
    r"|['’](?:y?[eaiıuü]|n?[iıuü]n|[dt][ea]n?|l[ea])\s"
    r"|\s(?:above|below)[,.:)]|\s(?:oben|ci-dessus|выше|wyżej|más\sarriba)\b)",
    re.IGNORECASE,
)
# Where no space parts the words.
_SAYS_ASIAN = re.compile(
    r"\s?(?:の(?:言う|いう|意見|コメント|書き込み|話)|が(?:言|書)|に(?:同意|賛成|反論|質問)|へ[の。、]"
    r"|说[的得过]?|說[的得過]?|讲[的得]|认为|認為|写[的道得]|的(?:看法|意见|评论|观点|说法|话|留言)|你好|你(?:说|别|真)"
    r"|[은는이가]?\s?(?:말(?:이|은|대로|씀)|의견|댓글)|의\s?(?:말|의견|댓글|글|주장))"
)
_OWNS = re.compile(r"['’]s?\s")


def says(after: str) -> bool:
    """Whether somebody says something right behind the name, or did so above."""
    if not after.isascii() and _SAYS_ASIAN.match(after) is not None:
        return True
    return _SAYS.match(after) is not None or _ABOVE.match(after) is not None


def thinks(after: str) -> bool:
    """Whether a verb follows that has somebody as its subject, who argues here."""
    return _THINKS.match(after) is not None


def right(after: str) -> bool:
    """Whether somebody is right or wrong, or has a comment, a point, a question."""
    return _RIGHT.match(after) is not None


def owns(after: str) -> bool:
    """Whether the possessive follows."""
    return _OWNS.match(after) is not None
