// The policies that a policy cites; one that is not loaded has no fields but id and title.
// Created, not merged: each is written once, and MERGE would walk all edges of a busy node.
// @param rows: maps of id, policy_id, cited_id, props
UNWIND $rows AS row
MATCH (p:Policy {id: row.policy_id})
MATCH (q:Policy {id: row.cited_id})
CREATE (p)-[e:CITES]->(q)
SET e = row.props
