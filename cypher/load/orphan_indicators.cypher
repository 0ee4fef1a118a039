// Indicators that no document names any more go.
// @param ids: ids of indicators
// @column id: id of one that went
// @column title: what it was called
UNWIND $ids AS id
MATCH (i:Indicator {id: id})
WHERE NOT EXISTS { MATCH (i)<-[:TARGETS|REPORTS]-() }
WITH i, i.id AS id, i.name AS title
DETACH DELETE i
RETURN id, title
ORDER BY id
