// Targets and reports, from their policies.
// @param policy: ids
UNWIND $policy AS chosen MATCH (p:Policy {id: chosen})-[:CONTAINS*0..1]->(s)-[e:TARGETS|REPORTS]->(i:Indicator)
