// What a task is to reach.
// @param rows: maps of id, source_id, indicator_id, props
UNWIND $rows AS row
MATCH (s:Task {id: row.source_id})
MATCH (i:Indicator {id: row.indicator_id})
MERGE (s)-[e:TARGETS {id: row.id}]->(i)
SET e = row.props
