// The agencies that issued a policy.
// @param rows: maps of agency_id, policy_id, props
UNWIND $rows AS row
MATCH (a:Agency {id: row.agency_id})
MATCH (p:Policy {id: row.policy_id})
MERGE (a)-[e:ISSUED]->(p)
SET e = row.props
