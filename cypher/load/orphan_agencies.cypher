// Agencies that no document names any more go.
// @param ids: ids of agencies
// @column id: id of one that went
// @column title: what it was called
UNWIND $ids AS id
MATCH (a:Agency {id: id})
WHERE NOT EXISTS { MATCH (a)-[:LEADS|SUPPORTS|ISSUED]->() }
WITH a, a.id AS id, a.name AS title
DETACH DELETE a
RETURN id, title
ORDER BY id
