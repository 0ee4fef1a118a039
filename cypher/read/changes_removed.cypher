// A page of what went, by the write that removed it.
// @param after: stamp behind which the page begins
// @param before: stamp before which it ends
// @param limit: rows in a page
// @column id: id that names nothing any more
// @column stamp: version of the store, then the id
// @column kind: policy, task, agency, indicator, function or city
// @column now: id of what it became; null where it is gone
MATCH (n:Former)
WHERE n.changed > $after AND n.changed < $before
RETURN n.id AS id, n.changed AS stamp, n.kind AS kind, n.now AS now
ORDER BY stamp
LIMIT $limit
