"""The component of spaCy pipelines: what it sets, and what is said where spaCy is not installed."""

from __future__ import annotations

import sys

import pytest

from graph.errors import SettingsError
from ingest import pipeline

TEXT = "关于优化环境的通知\n一、推行电子证照。责任单位：区税务局\n二、年底前办理时间压缩到3个工作日。牵头单位：区商务局"


def test_the_component_sets_what_it_says() -> None:
    doc = pipeline.nlp()(TEXT)
    assert [(span.text, span.label_) for span in doc.spans["agencies"]] == [
        ("区税务局", "LEADS"),
        ("区商务局", "LEADS"),
    ]
    assert ["3个工作日" in span.text for span in doc.spans["targets"]] == [True]
    assert [task.title for task in doc._.policygraph.tasks] == ["推行电子证照", "年底前办理时间压缩到3个工作日"]
    assert len(doc.spans["tasks"]) == 2


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.delitem(sys.modules, "ingest.pipeline", raising=False)
    with pytest.raises(SettingsError, match=r"install policygraph\[spacy\]"):
        import ingest.pipeline  # noqa: F401
