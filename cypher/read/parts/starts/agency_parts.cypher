// Parts in tasks, from the agencies.
// @param agency: ids
UNWIND $agency AS chosen MATCH (a:Agency {id: chosen})-[r:LEADS|SUPPORTS]->(t:Task)<-[:CONTAINS]-(p:Policy)
