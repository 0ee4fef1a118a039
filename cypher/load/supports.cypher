// The agencies that support a task.
// Created, not merged: what the policy said before went in the same transaction, and MERGE would walk all edges of a busy node.
// @param rows: maps of agency_id, task_id, props
UNWIND $rows AS row
MATCH (a:Agency {id: row.agency_id})
MATCH (t:Task {id: row.task_id})
CREATE (a)-[e:SUPPORTS]->(t)
SET e = row.props
