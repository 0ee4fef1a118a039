// What agencies are for, from what their documents say: the first by name is the node's own.
// @param ids: ids of agencies
UNWIND $ids AS id
MATCH (a:Agency {id: id})-[e:LEADS|SUPPORTS|ISSUED]->()
WHERE e.agency_functions IS NOT NULL
UNWIND e.agency_functions AS function
WITH a, function ORDER BY function
WITH a, collect(DISTINCT function) AS functions
SET a.function = functions[0]
WITH a, functions
UNWIND functions AS function
MATCH (f:Function {id: function})
MERGE (a)-[:INSTANCE_OF]->(f)
