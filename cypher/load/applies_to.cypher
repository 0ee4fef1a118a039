// The city that a policy governs.
// @param rows: maps of policy_id, city_id
UNWIND $rows AS row
MATCH (p:Policy {id: row.policy_id})
MATCH (c:City {id: row.city_id})
MERGE (p)-[:APPLIES_TO]->(c)
