// Indicators that no document names any more go.
// @param ids: ids of indicators
// @column id: id of one that went
UNWIND $ids AS id
MATCH (i:Indicator {id: id})
WHERE NOT EXISTS { MATCH (i)<-[:TARGETS|REPORTS]-() }
WITH i, i.id AS id
DETACH DELETE i
RETURN id
ORDER BY id
