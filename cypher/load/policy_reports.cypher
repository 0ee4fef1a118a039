// What a policy says to have reached.
// Created, not merged: what the policy said before went in the same transaction, and MERGE would walk all edges of a busy node.
// @param rows: maps of id, source_id, indicator_id, props
UNWIND $rows AS row
MATCH (s:Policy {id: row.source_id})
MATCH (i:Indicator {id: row.indicator_id})
CREATE (s)-[e:REPORTS]->(i)
SET e = row.props
