// Kind, function and aliases of agencies from what their documents say: the same in whatever order.
// @param ids: ids of agencies
UNWIND $ids AS id
MATCH (a:Agency {id: id})-[e:LEADS|SUPPORTS|ISSUED]->()
WITH a, e ORDER BY e.surface
WITH a, collect(DISTINCT e.surface) AS aliases, min(e.agency_kind) AS kind, min(e.agency_function) AS function
SET a.aliases = aliases, a.kind = kind, a.function = function
