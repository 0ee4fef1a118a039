"""Sound files of every format that is read, to be mutated: made by libraries out of the shipped documents."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

from printed import as_gazette
from writers import Table, as_docx, as_html, as_pdf

CORPUS = Path(__file__).resolve().parents[2] / "data" / "corpus"
TABLE = Table(
    [
        ("序号", "任务", "牵头单位", "完成时限"),
        ("1", "推行电子发票", "区税务局", "2022年6月底前"),
        ("2", "优化供暖服务", "区住建局", "2023年底前"),
    ]
)


def sound_files() -> dict[str, list[bytes]]:
    """By format (suffix), a few files each."""
    texts = [path.read_text(encoding="utf-8").split("\n")[:120] for path in sorted(CORPUS.glob("*.txt"))[:3]]
    blocks = [[line for line in lines if line.strip()] + [TABLE] for lines in texts]
    made = {
        "html": [as_html(some) for some in blocks],
        "docx": [as_docx(some) for some in blocks],
        "pdf": [*(as_pdf(some) for some in blocks), as_pdf(blocks[0], packed=False), as_gazette(texts[1])],
        "xlsx": [_as_xlsx(TABLE)],
    }
    made["zip"] = [_as_zip({"通知.docx": made["docx"][0], "附件1.xlsx": made["xlsx"][0]}), _as_zip({"a.txt": b"1"})]
    return made


def _as_xlsx(table: Table) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    for row in table.rows:
        book.active.append(list(row))  # type: ignore[union-attr]  # a new book has a sheet
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _as_zip(members: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, data in members.items():
            packed.writestr(name, data)
    return stream.getvalue()
