// One indicator.
// @param id: id of the indicator
// @column id: id of the indicator
// @column name: what is measured
// @column unit: its unit
// @column better: up or down, where known
// @column targets: number of targets
// @column reports: number of reports
MATCH (i:Indicator {id: $id})
RETURN i.id AS id, i.name AS name, i.unit AS unit, i.better AS better,
  COUNT { MATCH ()-[:TARGETS]->(i) } AS targets, COUNT { MATCH ()-[:REPORTS]->(i) } AS reports
