// Policies that are not loaded and that nothing cites go.
// @param ids: ids of policies
UNWIND $ids AS id
MATCH (q:Policy {id: id})
WHERE q.source_sha256 IS NULL AND NOT EXISTS { MATCH (q)<-[:CITES]-(:Policy) }
DETACH DELETE q
