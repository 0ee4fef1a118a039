// Functions that no agency has, and that took over none that is left, go.
// @column gone: their number
MATCH (f:Function)
WHERE NOT EXISTS { MATCH (f)<-[:INSTANCE_OF]-() } AND NOT EXISTS { MATCH (f)<-[:SUCCEEDED_BY]-() }
DETACH DELETE f
RETURN count(*) AS gone
