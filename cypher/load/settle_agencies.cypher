// Name, kind and aliases of agencies from what their documents say: the same in whatever order.
// @param ids: ids of agencies
// @column id: id of an agency
// @column names: its names
UNWIND $ids AS id
MATCH (a:Agency {id: id})-[e:LEADS|SUPPORTS|ISSUED]->()
WITH a, e ORDER BY size(e.agency_name) DESC, e.agency_name DESC
WITH a, head(collect(e.agency_name)) AS name, collect(DISTINCT e.surface) AS surfaces, min(e.agency_kind) AS kind
UNWIND surfaces AS surface
WITH a, name, kind, surface ORDER BY surface
WITH a, name, kind, collect(surface) AS aliases
SET a.name = name, a.aliases = aliases, a.kind = kind
RETURN a.id AS id, [name] + aliases AS names
