// Tasks, from the agencies that have a part in them.
// @param agency: ids
UNWIND $agency AS chosen MATCH (:Agency {id: chosen})-[:LEADS|SUPPORTS]->(t:Task)
WITH DISTINCT t MATCH (p:Policy)-[:CONTAINS]->(t)
