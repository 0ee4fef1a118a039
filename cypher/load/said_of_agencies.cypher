// What documents say of agencies.
// @param ids: ids of agencies
// @column id: id of one that is named
// @column names: its names
// @column surfaces: names as written
// @column kinds: its kinds
UNWIND $ids AS id
MATCH (a:Agency {id: id})-[e:LEADS|SUPPORTS|ISSUED]->()
RETURN id, collect(DISTINCT e.agency_name) AS names, collect(DISTINCT e.surface) AS surfaces,
  collect(DISTINCT e.agency_kind) AS kinds
ORDER BY id
