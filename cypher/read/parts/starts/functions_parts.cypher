// Parts in tasks, from what their agencies are for.
// @param functions: names
UNWIND $functions AS chosen MATCH (:Function {id: chosen})<-[:INSTANCE_OF]-(a:Agency) WITH DISTINCT a
MATCH (a)-[r:LEADS|SUPPORTS]->(t:Task)<-[:CONTAINS]-(p:Policy)
