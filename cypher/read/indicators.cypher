// Indicators, a page.
// @filters indicator_q
// @starts words_indicators
// @sorts indicator, targets
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param after_sorted: what the last row of the page before was ordered by; before all for the first page
// @param after: id of the last row of the page before; empty for the first page
// @param limit: rows at the most
// @column sorted: what it is ordered by
// @column id: id of the indicator
// @column name: what is measured
// @column unit: its unit
// @column better: up or down, where known
// @column targets: number of targets
// @column reports: number of reports
/*start*/ MATCH (i:Indicator)
WHERE EXISTS { MATCH ()-[e:TARGETS|REPORTS]->(i) WHERE coalesce(e.confidence, 1.0) >= $min_confidence } /*where*/
WITH i, /*sort*/''/*sort*/ AS sorted
WHERE sorted /*after*/> $after_sorted OR (sorted = $after_sorted AND i.id > $after)
WITH i, sorted ORDER BY sorted /*order*/, i.id LIMIT $limit
RETURN sorted, i.id AS id, i.name AS name, i.unit AS unit, i.better AS better,
  COUNT { MATCH ()-[e:TARGETS]->(i) WHERE coalesce(e.confidence, 1.0) >= $min_confidence } AS targets,
  COUNT { MATCH ()-[e:REPORTS]->(i) WHERE coalesce(e.confidence, 1.0) >= $min_confidence } AS reports
ORDER BY sorted /*order*/, id
