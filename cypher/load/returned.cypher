// Ids that name a node again, if only as something that is cited: what is told of them is the node.
// @param ids: ids of policies
UNWIND $ids AS id
MATCH (f:Former {id: id})
WHERE f.changed IS NOT NULL
SET f.changed = null
