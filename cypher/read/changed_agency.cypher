// Some agencies as they are, each with the edges that are told with it.
// @param ids: ids of agencies
// @column id: id of the node
// @column properties: map
// @column edges: list of maps of type, source, target, properties
UNWIND $ids AS id
MATCH (n:Agency {id: id})
RETURN n.id AS id, properties(n) AS properties,
  COLLECT { MATCH (n)-[e:BELONGS_TO|INSTANCE_OF]->(m) RETURN {type: type(e), source: n.id, target: m.id, properties: properties(e)} } AS edges
ORDER BY id
