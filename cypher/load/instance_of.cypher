// What agencies are for, where it is known from an export.
// @param rows: maps of agency_id, function_id
UNWIND $rows AS row
MATCH (a:Agency {id: row.agency_id})
MATCH (f:Function {id: row.function_id})
MERGE (a)-[:INSTANCE_OF]->(f)
