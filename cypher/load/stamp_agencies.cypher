// A write changed these agencies; those that are there.
// @param ids: ids of agencies
// @param stamp: what the write puts before an id
// @column id: id of one that is there
UNWIND $ids AS id
MATCH (n:Agency {id: id})
SET n.changed = $stamp + id
RETURN id
ORDER BY id
