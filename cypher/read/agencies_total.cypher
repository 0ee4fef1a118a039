// How many agencies there are.
// @param q: words of a name, folded; an agency of just that name comes first; null for all
// @param city: path of a division; null for all
// @param functions: what it is for, one of these; null for all
// @param kind: of agency; null for all
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column total: their number
MATCH (a:Agency)
WHERE true
  AND ($kind IS NULL OR a.kind = $kind)
  AND ($functions IS NULL OR EXISTS { MATCH (a)-[:INSTANCE_OF]->(f:Function) WHERE f.id IN $functions })
  AND ($city IS NULL OR a.place = $city OR a.place STARTS WITH $city + '/')
  AND EXISTS { MATCH (a)-[r:LEADS|SUPPORTS|ISSUED]->() WHERE coalesce(r.confidence, 1.0) >= $min_confidence }
  AND ($q IS NULL OR a.id = $q OR a.folded CONTAINS $q)
RETURN count(a) AS total
