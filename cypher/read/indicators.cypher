// Indicators, a page.
// @filters indicator_q
// @starts words_indicators
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param after: id of the last row of the page before; empty for the first page
// @param limit: rows at the most
// @column id: id of the indicator
// @column name: what is measured
// @column unit: its unit
// @column better: up or down, where known
// @column targets: number of targets
// @column reports: number of reports
/*start*/ MATCH (i:Indicator)
WHERE i.id > $after
  AND EXISTS { MATCH ()-[e:TARGETS|REPORTS]->(i) WHERE coalesce(e.confidence, 1.0) >= $min_confidence } /*where*/
RETURN i.id AS id, i.name AS name, i.unit AS unit, i.better AS better,
  COUNT { MATCH ()-[e:TARGETS]->(i) WHERE coalesce(e.confidence, 1.0) >= $min_confidence } AS targets,
  COUNT { MATCH ()-[e:REPORTS]->(i) WHERE coalesce(e.confidence, 1.0) >= $min_confidence } AS reports
ORDER BY id
LIMIT $limit
