// Targets and reports, from their indicators.
// @param indicators: ids
UNWIND $indicators AS chosen MATCH (s)-[e:TARGETS|REPORTS]->(i:Indicator {id: chosen}) MATCH (p:Policy {id: e.policy_id})
