// The names of agencies as they are searched for.
// @param rows: maps of id, folded
UNWIND $rows AS row
MATCH (n:Agency {id: row.id})
SET n.folded = row.folded
