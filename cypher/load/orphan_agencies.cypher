// Agencies that no document names any more go.
// @param ids: ids of agencies
UNWIND $ids AS id
MATCH (a:Agency {id: id})
WHERE NOT EXISTS { MATCH (a)-[:LEADS|SUPPORTS|ISSUED]->() }
DETACH DELETE a
