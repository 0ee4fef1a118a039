// Functions that others took over.
// @param rows: maps of former, successor, props
UNWIND $rows AS row
MATCH (f:Function {id: row.former})
MATCH (s:Function {id: row.successor})
MERGE (f)-[e:SUCCEEDED_BY]->(s)
SET e = row.props
