// Some tasks as they are, each with the edges that are told with it.
// @param ids: ids of tasks
// @column id: id of the node
// @column properties: map
// @column edges: list of maps of type, source, target, properties
UNWIND $ids AS id
MATCH (n:Task {id: id})
RETURN n.id AS id, properties(n) AS properties,
  COLLECT { MATCH (n)-[e:REPORTS|TARGETS]->(m) RETURN {type: type(e), source: n.id, target: m.id, properties: properties(e)} }
    + COLLECT { MATCH (n)<-[e:CONTAINS|LEADS|SUPPORTS]-(m) RETURN {type: type(e), source: m.id, target: n.id, properties: properties(e)} } AS edges
ORDER BY id
