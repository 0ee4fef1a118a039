// A write changed these policies; those that are there.
// @param ids: ids of policies
// @param stamp: what the write puts before an id
// @column id: id of one that is there
UNWIND $ids AS id
MATCH (n:Policy {id: id})
SET n.changed = $stamp + id
RETURN id
ORDER BY id
