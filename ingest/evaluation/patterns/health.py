"""What a text says of duties and figures, however it is laid out: words that some fact should explain.

They ask more widely than the readers do, and share nothing with them: what readers do not know is to be seen here.
"""

from __future__ import annotations

from ingest.text.pattern import pattern

_OFFICE = r"(?:单位|部门|主体|机构|机关|处室|科室|方|领导小组)"
STATEMENT = pattern(
    rf"牵头|负责(?![人同])|配合(?!度)|(?:责任|协办|主办|承办|协同|协助|参与|落实|实施|推进){_OFFICE}(?=[:：\]])|责任(?=:)",
    matches=("牵头", "市财政局负责", "责任主体:", "[责任单位]", "配合"),
    misses=("负责人", "责任制", "落实责任", "配合度"),
)
LABEL_AFTER = pattern(r"[\])]?:|\]", matches=(":", "]:", "]"), misses=("市",))
"""What follows a word that is a label."""
FIGURE = pattern(
    r"(?<![0-9.A-Za-z第])[0-9]+(?:\.[0-9]+)?[余多]?[千万亿]*"
    r"(?:%|‰|个?百分点|个?工作日|个?小时|分钟|天|倍|元|亩|公顷|平方公里|平方米|公里|米|吨|千瓦|家|户|项|件|人次|人|名|所|座|台|辆|个(?!月))",
    matches=("90%", "5个工作日", "1.5万元", "30余家"),
    misses=("2022年", "第3项", "12345", "5G", "5个月"),
)
_BODY = r"(?:[一-鿿]{1,12}(?:局|委|办|厅|部|院|政府|中心|公司|集团|街道|支队|总队|委员会|办公室|管委会|银行|税务|海关|部门|单位))"
BODIES = pattern(
    rf"{_BODY}(?:[、,;]{_BODY}){{1,60}}(?:等)?[。;]?",
    matches=("市财政局、市教育局", "区政府办公室,区税务局;各有关部门。"),
    misses=("市财政局", "推进改革、完善制度"),
)
"""A list of two bodies or more and nothing else."""
SITE = pattern(
    r"(?:主办|承办|协办|版权所有|技术支持|网站|备案|地址|联系电话|来源|编辑|责编|审核|浏览|阅读|打印|分享|扫一扫|上一[篇条]|下一[篇条]|抄送)[^。]{0,6}[:：]"
    r"|ICP备|公网安备|网站标识码|版权所有",
    matches=("主办单位:某市人民政府办公室", "京ICP备05000001号", "版权所有:某区人民政府", "责编:王晓"),
    misses=("责任单位:市财政局", "牵头单位:市政府办公室"),
)
"""A line of a website or of the end of a document. An item's own 主办单位 stands among items."""
FIRST = pattern(r"^[（(]?[1一①ⅠAa⑴甲][)）]?$", matches=("1", "(一)", "①"), misses=("11", "二"))
"""The first number of a list."""
