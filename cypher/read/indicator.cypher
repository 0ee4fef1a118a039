// One indicator.
// @param id: id of the indicator
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column id: id of the indicator
// @column name: what is measured
// @column unit: its unit
// @column better: up or down, where known
// @column targets: number of targets
// @column reports: number of reports
MATCH (i:Indicator {id: $id})
RETURN i.id AS id, i.name AS name, i.unit AS unit, i.better AS better,
  COUNT { MATCH ()-[e:TARGETS]->(i) WHERE coalesce(e.confidence, 1.0) >= $min_confidence } AS targets,
  COUNT { MATCH ()-[e:REPORTS]->(i) WHERE coalesce(e.confidence, 1.0) >= $min_confidence } AS reports
