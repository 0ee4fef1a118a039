// Tasks, from their policies.
// @param policy: ids
UNWIND $policy AS chosen MATCH (p:Policy {id: chosen})-[:CONTAINS]->(t:Task)
