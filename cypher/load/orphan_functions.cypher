// Functions that no agency has, and that took over none that is left, go.
// @column id: id of one that went
MATCH (f:Function)
WHERE NOT EXISTS { MATCH (f)<-[:INSTANCE_OF]-() } AND NOT EXISTS { MATCH (f)<-[:SUCCEEDED_BY]-() }
WITH f, f.id AS id
DETACH DELETE f
RETURN id
ORDER BY id
