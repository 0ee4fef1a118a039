// The agencies that lead a task.
// @param rows: maps of agency_id, task_id, props
UNWIND $rows AS row
MATCH (a:Agency {id: row.agency_id})
MATCH (t:Task {id: row.task_id})
MERGE (a)-[e:LEADS]->(t)
SET e = row.props
