// Some cities as they are, each with the edges that are told with it.
// @param ids: ids of cities
// @column id: id of the node
// @column properties: map
// @column edges: list of maps of type, source, target, properties
UNWIND $ids AS id
MATCH (n:City {id: id})
RETURN n.id AS id, properties(n) AS properties,
  COLLECT { MATCH (n)-[e:PART_OF]->(m) RETURN {type: type(e), source: n.id, target: m.id, properties: properties(e)} } AS edges
ORDER BY id
