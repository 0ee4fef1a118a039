// The policies that a policy cites; one that is not loaded has no fields but id and title.
// @param rows: maps of id, policy_id, cited_id, props
UNWIND $rows AS row
MATCH (p:Policy {id: row.policy_id})
MERGE (q:Policy {id: row.cited_id})
MERGE (p)-[e:CITES {id: row.id}]->(q)
SET e = row.props
