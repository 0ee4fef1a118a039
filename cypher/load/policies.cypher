// A policy's fields.
// @param rows: maps of id, props
UNWIND $rows AS row
MERGE (p:Policy {id: row.id})
SET p = row.props
