// Agencies, from what they are for.
// @param functions: names
UNWIND $functions AS chosen MATCH (:Function {id: chosen})<-[:INSTANCE_OF]-(a:Agency) WITH DISTINCT a
