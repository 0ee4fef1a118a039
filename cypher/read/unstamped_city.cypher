// A page of the cities that an older version wrote, which stamped nothing.
// @param after: id of the last one of the page before, empty for the first page
// @param limit: rows in a page
// @column id: id of the node
MATCH (n:City)
WHERE n.id > $after AND n.changed IS NULL
RETURN n.id AS id
ORDER BY id
LIMIT $limit
