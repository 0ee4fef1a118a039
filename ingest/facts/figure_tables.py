"""All tables of figures: those of indicators, and those whose rows are years (guide, 5.7)."""

from __future__ import annotations

from ingest.facts.figure_rows import IndicatorTable
from ingest.facts.indicator_tables import find_indicator_tables
from ingest.facts.year_tables import find_year_tables
from ingest.text.normalised import NormalisedText
from ingest.text.spans import Spans
from ingest.values.dates import AnchorDate


def find_figure_tables(doc: NormalisedText, anchor: AnchorDate) -> list[IndicatorTable]:
    """Every table of figures, in order; none within another."""
    measured = find_indicator_tables(doc, anchor)
    taken = Spans((table.start, table.end) for table in measured)
    dated = [table for table in find_year_tables(doc, anchor) if not any(taken.within(table.start, table.end))]
    return sorted([*measured, *dated], key=lambda table: table.start)
