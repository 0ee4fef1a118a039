// The names of indicators as they are searched for.
// @param rows: maps of id, folded
UNWIND $rows AS row
MATCH (n:Indicator {id: row.id})
SET n.folded = row.folded
