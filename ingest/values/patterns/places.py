"""Names of divisions, and how a text calls the place it is of."""

from __future__ import annotations

from ingest.text.pattern import pattern

DIVISION_END = pattern(r"[省市区县州旗盟岛域]", matches=("大连市", "西沙群岛"), misses=("国务院",))
"""The letters that the names of divisions end in."""
PROVINCE_TAIL = pattern(
    r"(?:省|市|(?:壮族|回族|维吾尔)?自治区|特别行政区)$", matches=("河北省", "广西壮族自治区"), misses=("河北",)
)
"""What a province's short name leaves out."""
OWN_PLACE = pattern(r"[我本全](?:市|区|县|省)|\*\*(?:区|县|市)", matches=("我区", "**区", "全省"), misses=("大连市",))
"""How a text calls the place it is of."""
CALLED = pattern(
    r"(?=(?:高新(?:技术(?:产业)?(?:开发)?)?|经开|经济(?:技术)?开发|综合实验|开发|自贸)区)|(?=实际[,、])",
    matches=("抚州高新区管委会", "平潭综合实验区", "结合抚州实际,提出"),
    misses=("推进高新技术", "某市经济"),
)
"""What stands behind the name of a city or county without its last letter: its zone, or 结合抚州实际."""
NATIONALITIES = pattern(
    r"(?:(?:蒙古|哈萨克|柯尔克孜|塔吉克|鄂伦春|锡伯)族?|(?:各|壮|回|满|苗|维吾尔|土家|彝|藏|布依|侗|瑶|朝鲜|白|哈尼|黎|傣|畲|傈僳|东乡|仡佬|拉祜|佤"
    r"|水|纳西|羌|土|仫佬|景颇|达斡尔|撒拉|布朗|毛南|普米|怒|鄂温克|独龙|保安|裕固)族)+自治(?=[州县旗]$)",
    matches=("壮族苗族自治州", "蒙古自治州"),
    misses=("白朝鲜族自治区", "自治州"),
)
"""What the name of an autonomous division leaves out when it is short: 文山壮族苗族自治州 is 文山州."""
