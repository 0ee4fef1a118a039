// Agencies that no document names any more go.
// @param ids: ids of agencies
// @column id: id of one that went
UNWIND $ids AS id
MATCH (a:Agency {id: id})
WHERE NOT EXISTS { MATCH (a)-[:LEADS|SUPPORTS|ISSUED]->() }
WITH a, a.id AS id
DETACH DELETE a
RETURN id
ORDER BY id
