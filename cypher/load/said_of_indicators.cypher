// What documents say of indicators.
// @param ids: ids of indicators
// @column id: id of one that is named
// @column names: its names as written
// @column units: what it is measured in
// @column better: its directions of better
UNWIND $ids AS id
MATCH (i:Indicator {id: id})<-[e:TARGETS|REPORTS]-()
RETURN id, collect(DISTINCT e.surface) AS names, collect(DISTINCT e.unit) AS units,
  collect(DISTINCT e.better) AS better
ORDER BY id
