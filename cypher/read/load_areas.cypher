// What the most loaded agencies carry, by policy area: a heading that a task stands below, else the task itself.
// @filters policy, policy_city
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param level: which of the headings, 1 the first; the last where there are fewer
// @param limit: agencies at the most
// @column agency_id: id of the agency
// @column agency: its name
// @column place: path of its city; where that is not known, an id of its policy's
// @column policy_id: id of the policy
// @column area: the heading, or the task's title
// @column leads: tasks of the area that it leads
// @column supports: tasks of the area that it supports
MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(:Task)<-[:CONTAINS]-(p:Policy)
WHERE coalesce(r.confidence, 1.0) >= $min_confidence /*where*/
WITH a, count(r) AS carried
ORDER BY carried DESC, a.id
LIMIT $limit
MATCH (a)-[r:LEADS|SUPPORTS]->(t:Task)<-[:CONTAINS]-(p:Policy)
WHERE coalesce(r.confidence, 1.0) >= $min_confidence /*where*/
WITH a, carried, p.id AS policy_id, coalesce(t.path[$level - 1], last(t.path), t.title) AS area,
  sum(CASE WHEN type(r) = 'LEADS' THEN 1 ELSE 0 END) AS leads,
  sum(CASE WHEN type(r) = 'SUPPORTS' THEN 1 ELSE 0 END) AS supports
RETURN a.id AS agency_id, a.name AS agency, a.place AS place, policy_id, area, leads, supports
ORDER BY carried DESC, agency_id, policy_id, area
