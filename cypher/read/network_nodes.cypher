// Agencies with the load that they carry in the chosen policies.
// @filters policy, policy_city, part_role, part_basis, task_due
// @starts policy_parts, city_parts
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column id: id of the agency
// @column name: its name
// @column kind: of agency
// @column place: path of its city; where that is not known, an id of its policy's
// @column leads: tasks that it leads there
// @column supports: tasks that it supports there
/*start*/ MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t:Task)<-[:CONTAINS]-(p:Policy)
WHERE coalesce(r.confidence, 1.0) >= $min_confidence /*where*/
WITH a, sum(CASE WHEN type(r) = 'LEADS' THEN 1 ELSE 0 END) AS leads,
  sum(CASE WHEN type(r) = 'SUPPORTS' THEN 1 ELSE 0 END) AS supports
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.place AS place, leads, supports
ORDER BY id
