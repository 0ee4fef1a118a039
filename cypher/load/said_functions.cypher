// What agencies are for, as documents say.
// @param ids: ids of agencies
// @column id: id of an agency
// @column functions: what it is for
UNWIND $ids AS id
MATCH (a:Agency {id: id})-[e:LEADS|SUPPORTS|ISSUED]->()
WHERE e.agency_functions IS NOT NULL
UNWIND e.agency_functions AS function
RETURN id, collect(DISTINCT function) AS functions
ORDER BY id
