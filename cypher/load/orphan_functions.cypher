// Functions that no agency has, and that took over none that is left, go.
// @column id: id of one that went
// @column title: what it was called
MATCH (f:Function)
WHERE NOT EXISTS { MATCH (f)<-[:INSTANCE_OF]-() } AND NOT EXISTS { MATCH (f)<-[:SUCCEEDED_BY]-() }
WITH f, f.id AS id, f.id AS title
DETACH DELETE f
RETURN id, title
ORDER BY id
