// The agencies that are for one of several functions, by place.
// @param functions: names of functions
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column id: id of the agency
// @column name: its name
// @column kind: its kind
// @column function: what it is for
// @column place: path of its division; where that is not known, an id of its policy's
// @column aliases: its names as written
// @column policy_title: title of a policy that names it, to tell unknown places apart
// @column leads: tasks that it leads
// @column supports: tasks that it supports
MATCH (a:Agency)
WHERE EXISTS { MATCH (a)-[:INSTANCE_OF]->(f:Function) WHERE f.id IN $functions }
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.function AS function, a.place AS place, a.aliases AS aliases,
  head(COLLECT { MATCH (a)-[:LEADS|SUPPORTS]->(:Task)<-[:CONTAINS]-(p:Policy) RETURN DISTINCT p.title AS title ORDER BY title }) AS policy_title,
  COUNT { MATCH (a)-[r:LEADS]->(:Task) WHERE coalesce(r.confidence, 1.0) >= $min_confidence } AS leads,
  COUNT { MATCH (a)-[r:SUPPORTS]->(:Task) WHERE coalesce(r.confidence, 1.0) >= $min_confidence } AS supports
ORDER BY place, name, id
