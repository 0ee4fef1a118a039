// The agencies that issued a policy.
// Created, not merged: each is written once, and MERGE would walk all edges of a busy node.
// @param rows: maps of agency_id, policy_id, props
UNWIND $rows AS row
MATCH (a:Agency {id: row.agency_id})
MATCH (p:Policy {id: row.policy_id})
CREATE (a)-[e:ISSUED]->(p)
SET e = row.props
