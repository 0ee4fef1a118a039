"""How files begin, and what pages and their controls say; of text as it came, or of a line without white space."""

from __future__ import annotations

from ingest.text.pattern import pattern

_ISSUED = ("成文", "发文", "印发", "签发", "制发", "生成")
_PUBLISHED = ("发布", "公开", "发表", "更新", "上网", "公布")
_LABELS = {
    "title": ("标题", "名称", "信息名称", "文件名称", "信息标题"),
    "doc_number": ("文号", "发文字号", "发文文号", "公文文号", "发文号"),
    "issuer": ("发文机关", "发文单位", "发布机关", "发布机构", "制定机关", "印发机关", "制发机关"),
    "issued_on": tuple(word + what for word in _ISSUED for what in ("日期", "时间")),
    "published_on": tuple(word + what for word in _PUBLISHED for what in ("日期", "时间")),
    "source": ("来源", "信息来源", "文章来源", "稿件来源"),
    "other": ("索引号", "主题分类", "主题词", "分类", "体裁分类", "有效性", "实施日期", "失效日期", "统一编号"),
}


def _spaced(words: tuple[str, ...]) -> str:
    """Labels are spread to one width: 文　　号, 索 引 号."""
    return "|".join("[ \u3000]*".join(word) for word in sorted(words, key=len, reverse=True))


HTML_START = pattern(
    r"(?i:(?:\ufeff|\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:!doctype\s+html|\?xml[^<>]*>\s*<(?:!doctype\s+html|html)|html|head|body|meta|title|div|table|article|section|main|center|h[1-6]|p)[\s>])",
    matches=("<!DOCTYPE html>", '<?xml version="1.0"?> <html>', "\xef\xbb\xbf<div class='wrap'>"),
    misses=("关于印发<方案>的通知", "<?xml version='1.0'?><w:document>"),
)
"""The first bytes of a page (as Latin-1), its leading comments taken off."""
XML_DECLARATION = pattern(r"^\s*<\?xml[^>]*>", matches=('<?xml version="1.0"?><html>',), misses=("<html>",))
NO_TREE = pattern(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ufeff\ufffe\uffff]", matches=("\x01", "\ufeff"), misses=("一", "\n", "\t")
)
"""Characters that no tree of elements holds."""
HIDDEN = pattern(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse))(?:!important)?(?:;|$)",
    matches=("display:none", "color:red;visibility:hidden;"),
    misses=("display:block", "backface-visibility:hidden;"),
)
"""A style attribute, in lower case and without white space, that keeps its element from the reader's eyes."""
FOR_EARS = pattern(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text)(?:\s|$)",
    matches=("sr-only", "text visually-hidden"),
    misses=("sr-only-focusable",),
)
"""Classes (Bootstrap's, WordPress's) of text that is only read aloud."""
AROUND = pattern(
    r"(?i:(?:^|[\s_-])(?:nav(?:igation|bar)?|menu|footer?|foot|sidebar|side|breadcrumbs?|crumbs?|toolbar|share|sharing|bdshare|related|recommend|copyright|banner|logo|search|qrcode|comments?|friendlinks?|pagination|hidden)(?=$|[\s_-]))",
    matches=("top-nav", "footer", "article_share"),
    misses=("navigate", "content", "shareholder"),
)
"""Classes and ids of what stands around the document."""
FILE_LINK = pattern(
    r"(?i:\.(?:docx?|wps|pdf|ofd|xlsx?|et|zip|rar|pptx?|jpe?g|png)$)",
    matches=("/P020200715.doc", "annex.XLSX"),
    misses=("/post_123.html", "/doc"),
)
"""The address of a file: an annex of the document, not a way to another page."""
CONTROLS = pattern(
    r"""^(?:(?:扫一扫|分享到|分享文章到|浏览次数|浏览量|点击数|阅读次数|当前位置|您(?:现在|当前)所?在的?位置|搜索热词)[:：]?.{0,80}
        |(?:(?:点击查看|相关)(?:政策)?|政策)解读[:：].{0,80}|(?:相关|下载)(?:附件|新闻|链接|文章|阅读|解读)[:：]?|附件下载[:：]?
        |[【\[|\-]*(?:(?:听全文|字体|字号|浏览字号|大|中|小|打印|打印本页|打印页面|关闭|关闭窗口|关闭本页|返回顶部|回到顶部|收藏|纠错|内容纠错|我要纠错|下载|下载文字版|下载图片版|取消|分享)[:：【】\[\]|\-]*){1,40})$""",
    matches=("【返回顶部】【关闭窗口】", "【字体:大中小】", "扫一扫在手机打开当前页", "浏览次数:-", "相关附件"),
    misses=("打印机采购办法", "中小企业"),
)
"""A line, its white space gone, of nothing but what a page offers: to print, to share, to go to what explains it."""
LABELLED = pattern(
    r"(?<![一-鿿])(?:"
    + "|".join(f"(?P<{field}>{_spaced(words)})" for field, words in _LABELS.items())
    + r")[ \u3000]*[:：][ \u3000]*[\t|]?[ \u3000]*(?P<value>[^\t|]*?)(?=\t|\||$|[ \u3000][一-鿿 ]{2,8}[:：])",
    matches=("文　　号：国办发〔2020〕24号", "索 引 号：\t000014349/2019", "2020-07-15 来源：某市政府办公室"),
    misses=("下列文件的文号", "单位名称：某公司"),
)
"""A fact that a page states of its document beside the text, in a row of a table or a line of its own.

Labels of dates are those of ingest.values.patterns.dates; the others stand on pages after 国办发〔2017〕47号.
"""
ANNEX_NAME = pattern(
    r"(?:[0-9]{1,2}[.、_-]?)?[(（【]?附(?:件|表|录|[0-9一二三四五六七八九十]{1,2}[：:.、])",
    matches=("附件1：任务分工表.xlsx", "2.附表.docx", "（附件）"),
    misses=("任务分工表.xlsx", "附近"),
)
"""How the name of a file begins, or a text, that is an annex."""
DIGITS = pattern(r"([0-9]{1,9})", matches=("附件10",), misses=("附件十",))
"""What sorts names by their numbers."""
HAN = pattern("[\u3400-\u9fff\U00020000-\U0003ffff]", matches=("政", "龘"), misses=("a", "，"))
PAGE_NUMBER = pattern(
    r"[-—–―~·]\s*[0-9]{1,4}\s*[-—–―~·]|第\s*[0-9]{1,4}\s*页(?:\s*[/,，]?\s*共\s*[0-9]{1,4}\s*页)?|[0-9]{1,4}\s*/\s*[0-9]{1,4}",
    matches=("— 3 —", "第 3 页 共 12 页", "3/12"),
    misses=("第3条", "2024"),
)
"""A line of a printed page that is only its number."""
BEGINS = pattern(
    r"""^(?:[一二三四五六七八九十百]+[、.．]|[(（][一二三四五六七八九十百0-9]{1,3}[)）]|[0-9]{1,3}(?:[、．]|\.(?!\d))|[①-⑳㈠-㈩]
    |第[一二三四五六七八九十百]+[章节条]|(?:牵头|责任|配合|主办|协办|参与|参加|支持)(?:单位|部门)\s*[:：]|完成(?:时限|时间|日期)\s*[:：]|附件|附\s*[:：]|专栏)""",
    matches=("一、总体要求", "3.加强", "责任单位：市财政局", "附件1"),
    misses=("99.8%以上", "推进改革"),
)
"""A line that no line before it runs on into."""
NUMBER = pattern(r"[0-9]{1,9}", matches=("第12页",), misses=("第十二页",))
LEVEL = pattern(r"%([1-9])", matches=("%1.%2",), misses=("%0", "1%"))
"""Where the text of a level in Word names the number of a level."""
BLANKS = pattern(r"[^\S\u3000]+", matches=("a \t b", "一\xa0二"), misses=("第一章　　第一条",))
"""White space that is shown as one blank; ideographic spaces are shown each, and part what lost its line breaks."""
KEPT_IN_MARGIN = pattern(
    r"^附|抄送|主送|印发|签发|密级|机密|秘密|公开|[〔\[（(](?:19|20)[0-9]{2}[〕\]）)]|[0-9]年[0-9]{1,2}月|^（?此件",
    matches=("附件1", "某某市人民政府办公室2022年3月1日印发", "国办发〔2020〕24号"),
    misses=("某某政府公报", "第3期", "1"),
)
"""A line in the margin of a page, its white space gone, that is of the document, however small its print."""
FOOTNOTE = pattern(
    r"^\s*(?P<mark>[①-⑳]|[\[［〔(（]?(?:[0-9]{1,2}|[①-⑳])[\]］〕)）]?(?![0-9.．、,，年月%])|[*＊†‡]{1,3})\s*\S",
    matches=("① 指依法设立的企业。", "1 指企业", "[2]数据来源", "*见附件"),
    misses=("1.推进改革", "2022年数据", "注：本表"),
)
"""How a footnote begins."""
NOTE_BELOW = pattern(r"^\s*注\s*[0-9①-⑳]{0,2}\s*[:：]", matches=("注：数据为初步核算数", "注1:"), misses=("注重",))
"""How a note below a rule begins that has no mark."""
