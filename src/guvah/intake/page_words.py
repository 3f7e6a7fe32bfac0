"""The words by which pages name what is not the article, in the languages Guvah meets. A table, no behaviour.

Never holds a rule: how these words are used stands in page_body and reposts.
"""

import re

# Class and id words of things around an article.
AROUND = frozenset(
    (
        "ad", "ads", "adv", "advert", "advertisement", "banner", "breadcrumb", "breadcrumbs", "comment",
        "comments", "consent", "cookie", "cookies", "disqus", "footer", "gdpr", "login", "menu", "modal",
        "nav", "navbar", "navigation", "newsletter", "outbrain", "pager", "pagination", "partner", "popular",
        "popup", "promo", "recommend", "recommendation", "recommendations", "recommended", "related",
        "respond", "share", "sharing", "sidebar", "social", "sponsored", "subscribe", "subscription",
        "taboola", "tags", "teaser", "teasers", "toolbar", "trending", "widgets",
    )
)  # fmt: skip
AROUND_PHRASE = re.compile(
    r"(?:^|[\s_-])(?:read[-_]?(?:also|more|next)|most[-_]?(?:read|popular|viewed)|see[-_]?also|you[-_]?(?:may|might)|"
    r"more[-_]?(?:on|from|news|stories|posts)|top[-_]?(?:news|stories|posts)|latest[-_]?(?:news|posts)|hot[-_]?news|"
    r"also[-_]?read|load[-_]?more|skip[-_]?link|back[-_]?to[-_]?top)"
)
# Of these, what surely belongs to other people's words or other articles.
ELSEWHERE = AROUND - {"footer", "share", "sharing", "social", "tags", "partner"}
# Headings of lists of other articles.
OTHER_ARTICLES = re.compile(
    r"(?:popular|most (?:read|popular|viewed)|top|latest|recent|hot|trending|more|other) (?:posts?|news|stories|"
    r"articles)|"
    r"(?:related|recommended)(?: .{0,20})?|read (?:also|more|next)|see also|you (?:may|might) (?:also )?like.{0,10}|"
    r"(?:leave a )?comments?(?: \(\d+\))?|\d+ comments?|share (?:this|on).{0,20}|tags?|labels?|archives?|blog archive|"
    r"about (?:me|us|the author)|subscribe.{0,30}|follow us.{0,20}|advertisement|"
    r"(?:самое )?популярное|популярные .{0,20}|самое (?:читаемое|обсуждаемое)|читайте (?:также|ещ[её])|"
    r"читать (?:также|ещ[её])|(?:похожие|другие|последние|главные|свежие|ещ[её]) "
    r"(?:новости|материалы|статьи|записи|публикации)(?: .{0,30})?|"
    r"(?:материалы|новости) по теме|по теме|рекомендуем.{0,20}|смотрите также|комментари(?:и|ев)(?: \(\d+\))?|"
    r"поделиться|подписаться.{0,30}|реклама|метки|теги|"
    r"相关(?:阅读|新闻|文章|报道|推荐|链接)|热门(?:文章|新闻|推荐|阅读|排行)|推荐(?:阅读|文章|新闻)|延伸阅读|"
    r"最新(?:文章|新闻|消息)|"
    r"猜你喜欢|更多(?:新闻|文章|阅读)|大家都在看|评论(?:\(\d+\))?|网友评论|分享(?:到)?|标签|点击排行|"
    r"مۇناسىۋەتلىك .{0,20}|ئالاقىدار .{0,20}|ئەڭ كۆپ ئوقۇلغان.{0,20}|يېڭى (?:خەۋەرلەر|يازمىلار)|باشقا خەۋەرلەر|"
    r"ئىنكاسلار?|باھالار|ھەمبەھىرلەش|بۇنىمۇ ئوقۇڭ|"
    r"тағы оқыңыз|оқи отырыңыз|ең көп оқылған.{0,20}|ұқсас .{0,20}|соңғы жаңалықтар|пікірлер|бөлісу",
    re.IGNORECASE,
)
# One line in the middle of an article that sends the reader elsewhere.
SEND_AWAY = re.compile(
    r"^\W{0,3}(?:read (?:also|more|next)|see also|also read|related(?: \w+)?|lea (?:también|además)|te puede interesar|"
    r"читайте (?:также|ещ[её])|читать также|смотрите также|"
    r"по теме|相关阅读|延伸阅读|推荐阅读|بۇنىمۇ ئوقۇڭ|тағы оқыңыз)\s*[:：]",
    re.IGNORECASE,
)
# The last line of Chinese articles: who edited.
EDITED_BY = re.compile(r"^\W{0,3}(?:责任编辑|编辑|责编|校对)\s*[:：/].{0,40}$")
# Who took a picture.
CREDIT = re.compile(
    r"(?:(?:^|[\s.。(\[|·—–])"
    r"(?:photo(?:graph)?s?(?: (?:by|credit))?|image(?: credit)?|credit|picture|foto(?:grafía)?|crédito|imagen|"
    r"фото(?:графия)?|снимок|иллюстрация|"
    r"图片来源|图源|图片?|摄影?|سۈرەت|سۈرەتنى تارتقۇچى|сурет)\s*[:：/©]\s*|"
    r"(?:^|[.。(\[|·—–]\s*)(?:(?:photo(?:graph)?|picture|image) (?:by|courtesy(?: of)?)|courtesy(?: of)?|©)\s+)"
    r"(?P<who>[^()\[\]|:：]{2,80}?)\s*[)\]]?\s*$",
    re.IGNORECASE,
)
TAKEN_BY = re.compile(r"(?:^|[。.\s])(?P<who>[^\s。.，,]{2,12})\s?[摄攝]\s*$")
# "This was first published elsewhere", with the name of the original where it is in words.
FIRST_ELSEWHERE = re.compile(
    r"(?:(?:this (?:article|post|story|report|interview|piece)|it) (?:was |has been |is )?)?"
    r"(?:originally|first) (?:published|appeared|posted|printed)(?: (?:at|on|in|by|with))?|"
    r"re-?published (?:from|with (?:the )?permission)(?: (?:of|from))?|reposted from|syndicated (?:from|via|by)|"
    r"cross-?posted from|"
    r"original(?:\s+(?:article|post|source|story))?\s*:|"
    r"(?:перво)?источник(?: публикации)?\s*:|оригинал(?: статьи| публикации| материала)?\s*:|перепечатано (?:из|с)|"
    r"перепечатка(?: (?:из|с)|\s*:)|впервые опубликован[оаы]?(?: (?:на|в|у))?|"
    r"(?:信息|文章|新闻|稿件)?来源\s*[:：]|转载自\s*[:：]?|转自\s*[:：]?|原文(?:链接|地址|来源|出处)?\s*[:：]|原载(?:于)?\s*[:：]?|"
    r"(?:ئەسلى )?مەنبە(?:سى)?\s*[:：]|"
    r"дерек(?:көз|көзі)\s*:|түпнұсқа\s*:|"
    r"forwarded from|переслано (?:из|от)|转发自",
    re.IGNORECASE,
)
FORWARDED = re.compile(r"forwarded from|переслано|转发自", re.IGNORECASE)
