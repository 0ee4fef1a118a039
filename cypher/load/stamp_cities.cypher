// A write changed these cities; those that are there.
// @param ids: ids of cities
// @param stamp: what the write puts before an id
// @column id: id of one that is there
UNWIND $ids AS id
MATCH (n:City {id: id})
SET n.changed = $stamp + id
RETURN id
ORDER BY id
