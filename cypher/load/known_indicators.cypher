// What is known of indicators.
// @param ids: ids of indicators
// @column id: id of one that is there
// @column names: its name
// @column units: what it is measured in
// @column better: its direction of better
// @column folded: its names as they are searched for
UNWIND $ids AS id
MATCH (i:Indicator {id: id})
RETURN id, [i.name] AS names, [one IN [i.unit] WHERE one IS NOT NULL] AS units,
  [one IN [i.better] WHERE one IS NOT NULL] AS better, i.folded AS folded
ORDER BY id
