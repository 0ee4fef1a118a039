// Tasks of a policy.
// @param rows: maps of policy_id, props
UNWIND $rows AS row
MATCH (p:Policy {id: row.policy_id})
CREATE (p)-[:CONTAINS]->(t:Task)
SET t = row.props
