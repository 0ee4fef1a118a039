// The city that a policy governs.
// Created, not merged: each is written once, and MERGE would walk all edges of a busy node.
// @param rows: maps of policy_id, city_id
UNWIND $rows AS row
MATCH (p:Policy {id: row.policy_id})
MATCH (c:City {id: row.city_id})
CREATE (p)-[:APPLIES_TO]->(c)
