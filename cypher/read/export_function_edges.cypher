// The edges of one type that leave a page of Function nodes, by the nodes' ids.
// @param after: id of the last node of the page before, empty for the first page
// @param limit: nodes in a page
// @param type: type of the edges
// @column id: id of the node
// @column edges: list of maps of to, properties
MATCH (n:Function)
WHERE n.id > $after
WITH n ORDER BY n.id LIMIT $limit
RETURN n.id AS id, COLLECT { MATCH (n)-[e]->(m) WHERE type(e) = $type RETURN {to: m.id, properties: properties(e)} } AS edges
ORDER BY id
