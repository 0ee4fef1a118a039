// What is known of functions.
// @param ids: ids of functions
// @column id: id of one that is there
// @column successors: functions that took it over
UNWIND $ids AS id
MATCH (f:Function {id: id})
RETURN id, COLLECT { MATCH (f)-[:SUCCEEDED_BY]->(s:Function) RETURN s.id } AS successors
ORDER BY id
