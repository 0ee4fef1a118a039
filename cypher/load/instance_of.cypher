// What agencies are for, where it is known from an export.
// Created, not merged: each is written once, and MERGE would walk all edges of a busy node.
// @param rows: maps of agency_id, function_id
UNWIND $rows AS row
MATCH (a:Agency {id: row.agency_id})
MATCH (f:Function {id: row.function_id})
CREATE (a)-[:INSTANCE_OF]->(f)
