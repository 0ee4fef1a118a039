// What agencies are for; which agencies follows from their edges.
// @param rows: maps of id, props
UNWIND $rows AS row
MERGE (n:Function {id: row.id})
SET n += row.props
