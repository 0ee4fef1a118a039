// What is known of agencies.
// @param ids: ids of agencies
// @column id: id of one that is there
// @column names: its name
// @column surfaces: names that it has in documents
// @column kinds: its kind
// @column functions: what it is for
UNWIND $ids AS id
MATCH (a:Agency {id: id})
RETURN id, [a.name] AS names, a.aliases AS surfaces, [a.kind] AS kinds,
  COLLECT { MATCH (a)-[:INSTANCE_OF]->(f:Function) RETURN f.id } AS functions
ORDER BY id
