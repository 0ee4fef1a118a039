// Name (the shortest), unit and direction of better of indicators from what their documents say: the same in whatever order.
// @param ids: ids of indicators
// @column id: id of an indicator
// @column names: its names
UNWIND $ids AS id
MATCH (i:Indicator {id: id})<-[e:TARGETS|REPORTS]-()
WITH i, e ORDER BY size(e.surface), e.surface
WITH i, collect(DISTINCT e.surface) AS names, head(collect(e.surface)) AS name, min(e.unit) AS unit, min(e.better) AS better
SET i.name = name, i.unit = unit, i.better = better
RETURN i.id AS id, names
