// Some indicators as they are, each with the edges that are told with it.
// @param ids: ids of indicators
// @column id: id of the node
// @column properties: map
// @column edges: list of maps of type, source, target, properties
UNWIND $ids AS id
MATCH (n:Indicator {id: id})
RETURN n.id AS id, properties(n) AS properties,
  [] AS edges
ORDER BY id
