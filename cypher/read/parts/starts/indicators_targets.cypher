// Targets and reports, from their indicators.
// @param indicators: ids
UNWIND $indicators AS chosen MATCH (i:Indicator {id: chosen}) MATCH (s)-[e:TARGETS|REPORTS]->(i) MATCH (p:Policy {id: e.policy_id})
