// Agencies, or parts of agencies, that are for one of some functions.
// @param functions: names
EXISTS { MATCH (a)-[:INSTANCE_OF]->(f:Function) WHERE f.id IN $functions }
