// Name, kind, function and aliases of agencies from what their documents say: the same in whatever order.
// @param ids: ids of agencies
UNWIND $ids AS id
MATCH (a:Agency {id: id})-[e:LEADS|SUPPORTS|ISSUED]->()
WITH a, e ORDER BY size(e.agency_name) DESC, e.agency_name DESC
WITH a, head(collect(e.agency_name)) AS name, collect(DISTINCT e.surface) AS surfaces,
  min(e.agency_kind) AS kind, min(e.agency_function) AS function
UNWIND surfaces AS surface
WITH a, name, kind, function, surface ORDER BY surface
WITH a, name, kind, function, collect(surface) AS aliases
SET a.name = name, a.aliases = aliases, a.kind = kind, a.function = function
