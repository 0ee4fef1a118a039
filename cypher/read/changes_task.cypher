// A page of the tasks that are stamped, by the write that changed them last.
// @param after: stamp behind which the page begins
// @param before: stamp before which it ends
// @param limit: rows in a page
// @column id: id of the node
// @column stamp: version of the store, then the id
MATCH (n:Task)
WHERE n.changed > $after AND n.changed < $before
RETURN n.id AS id, n.changed AS stamp
ORDER BY stamp
LIMIT $limit
