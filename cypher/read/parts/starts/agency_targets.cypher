// Targets and reports, from the agencies of their tasks.
// @param agency: ids
UNWIND $agency AS chosen MATCH (:Agency {id: chosen})-[:LEADS|SUPPORTS]->(s:Task)
WITH DISTINCT s MATCH (s)-[e:TARGETS|REPORTS]->(i:Indicator) MATCH (p:Policy {id: e.policy_id})
