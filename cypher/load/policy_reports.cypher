// What a policy says to have reached.
// @param rows: maps of id, source_id, indicator_id, props
UNWIND $rows AS row
MATCH (s:Policy {id: row.source_id})
MATCH (i:Indicator {id: row.indicator_id})
MERGE (s)-[e:REPORTS {id: row.id}]->(i)
SET e = row.props
