// A page of the Function nodes, whole, by id.
// @param after: id of the last node of the page before, empty for the first page
// @param limit: nodes in a page
// @column id: id of the node
// @column properties: map
MATCH (n:Function)
WHERE n.id > $after
RETURN n.id AS id, properties(n) AS properties
ORDER BY id
LIMIT $limit
