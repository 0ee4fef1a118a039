"""What bodies in running text do, by the words behind them (guide, 3.3)."""

from __future__ import annotations

from ingest.text.pattern import pattern

_HOW = r"(?:,|[一二三]是|要|应当?|须|必须|分别|共同|联合|具体|主要|统一|统筹|依法|总体|全面|直接|按(?:照)?[^,。;:]{0,8}(?:职责|职能|分工|权限)(?:分工)?)"

LEADS = pattern(
    rf"{_HOW}*(?:负责)?牵头(?!单位|部门|人)",
    matches=("牵头组织", "共同牵头", "要牵头做好"),
    misses=("牵头单位", "会同"),
)
"""Behind a subject: it leads, and so do several."""
DUTY = pattern(
    rf"(?:会同[^,。;]{{2,40}}?)?{_HOW}*负责(?!人|同志|的|任)",
    matches=("负责审核", "具体负责", "按照各自职责负责", "会同市发展改革委负责"),
    misses=("负责人", "应当制定"),
)
"""Behind a subject: one body leads, several are responsible."""
HELPS = pattern(
    r"(?:要|应当?|等)*(?:积极|密切|共同|协同|主动|按(?:照)?(?:各自)?职责(?:分工)?|做好)*(?:配合|协助|协办|参与|参加|支持)|为(?:成员|配合|责任)单位",
    matches=("配合", "积极配合做好", "为成员单位"),
    misses=("负责审核",),
)
"""Behind a subject: it helps the body that the clause before makes lead."""
GOES_ON = pattern(
    r"(?:并|还|也|同时|主要|具体|统一|分别)*(?:负责(?!人|同志|的|任)|牵头(?!单位|部门))",
    matches=("负责居家社区养老服务的统筹", "并负责审核"),
    misses=("负责人", "组织开展"),
)
"""A clause without a subject that goes on about the one before."""
CHARGED = pattern(r"负责(?!人|同志)", matches=("城建中心负责交通",), misses=("负责人",))
"""What stands behind the bodies at the head of a duty."""
DUTIES = pattern(r"职责|职能|分工", matches=("二、职责分工", "部门职责"), misses=("组织保障",))
"""A heading below which each body is told its duties."""
GROUP = pattern(
    r"^[一-鿿、]{2,12}(?:组|专班|指挥部)$", matches=("综合协调组", "现场指挥部"), misses=("成立领导小组,组", "组织保障")
)
"""The name of a group, as the title of an item that tells what it does."""
LEVEL = pattern(r"^(?:[省市区县州镇乡]|街道)(?=[一-鿿]{3})", matches=("区财政局", "街道消委办"), misses=("区政府"[1:],))
"""What a name begins with that those of the place leave out."""
AND = pattern(r"(?:\([^()]{1,12}\))?[、和及]", matches=("、", "(房管办)、"), misses=(",", "(房管办)"))
"""What stands between the names of a list, or behind one."""
