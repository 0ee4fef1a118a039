// What agencies are for, by name, with how much is carried for it and what took it over.
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column name: the function
// @column agencies: agencies that are for it
// @column leads: tasks that they lead
// @column supports: tasks that they support
// @column successors: names of the functions that took it over
MATCH (f:Function)
RETURN f.id AS name, COUNT { MATCH (f)<-[:INSTANCE_OF]-(:Agency) } AS agencies,
  COUNT { MATCH (f)<-[:INSTANCE_OF]-(:Agency)-[r:LEADS]->(:Task) WHERE coalesce(r.confidence, 1.0) >= $min_confidence } AS leads,
  COUNT { MATCH (f)<-[:INSTANCE_OF]-(:Agency)-[r:SUPPORTS]->(:Task) WHERE coalesce(r.confidence, 1.0) >= $min_confidence } AS supports,
  COLLECT { MATCH (f)-[:SUCCEEDED_BY]->(s:Function) RETURN s.id ORDER BY s.id } AS successors
ORDER BY name
