// A write changed these functions; those that are there.
// @param ids: ids of functions
// @param stamp: what the write puts before an id
// @column id: id of one that is there
UNWIND $ids AS id
MATCH (n:Function {id: id})
SET n.changed = $stamp + id
RETURN id
ORDER BY id
