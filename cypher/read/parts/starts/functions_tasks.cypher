// Tasks, from what agencies are for that have a part in them.
// @param functions: names
UNWIND $functions AS chosen MATCH (:Function {id: chosen})<-[:INSTANCE_OF]-(:Agency)-[:LEADS|SUPPORTS]->(t:Task)
WITH DISTINCT t MATCH (p:Policy)-[:CONTAINS]->(t)
