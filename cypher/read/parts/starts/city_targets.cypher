// Targets and reports, from the divisions that their policies govern.
// @param city: paths of divisions
MATCH (c:City) WHERE any(one IN $city WHERE c.id = one OR c.id STARTS WITH one + '/')
MATCH (c)<-[:APPLIES_TO]-(p:Policy) WITH DISTINCT p MATCH (p)-[:CONTAINS*0..1]->(s)-[e:TARGETS|REPORTS]->(i:Indicator)
