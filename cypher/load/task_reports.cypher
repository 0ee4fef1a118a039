// What a task says to have reached.
// @param rows: maps of id, source_id, indicator_id, props
UNWIND $rows AS row
MATCH (s:Task {id: row.source_id})
MATCH (i:Indicator {id: row.indicator_id})
MERGE (s)-[e:REPORTS {id: row.id}]->(i)
SET e = row.props
