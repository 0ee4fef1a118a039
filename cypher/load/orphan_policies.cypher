// Policies that are not loaded and that nothing cites go.
// @param ids: ids of policies
// @column id: id of one that went
UNWIND $ids AS id
MATCH (q:Policy {id: id})
WHERE q.source_sha256 IS NULL AND NOT EXISTS { MATCH (q)<-[:CITES]-(:Policy) }
WITH q, q.id AS id
DETACH DELETE q
RETURN id
ORDER BY id
