// Functions that others took over.
// Created, not merged: each is written once, and MERGE would walk all edges of a busy node.
// @param rows: maps of former, successor, props
UNWIND $rows AS row
MATCH (f:Function {id: row.former})
MATCH (s:Function {id: row.successor})
CREATE (f)-[e:SUCCEEDED_BY]->(s)
SET e = row.props
