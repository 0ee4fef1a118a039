// Parts of a policy's text.
// @param rows: maps of policy_id, props
UNWIND $rows AS row
MATCH (p:Policy {id: row.policy_id})
CREATE (p)-[:HAS_TEXT]->(x:TextPart)
SET x = row.props
