// Parts in tasks, from the policies.
// @param policy: ids
UNWIND $policy AS chosen MATCH (p:Policy {id: chosen})-[:CONTAINS]->(t:Task) MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t)
