// Agencies by the number of tasks that they carry in the chosen policies, the most loaded first.
// @filters policy, policy_city
// @starts policy_parts, city_parts
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param limit: rows at the most
// @column id: id of the agency
// @column name: its name
// @column kind: of agency
// @column place: path of its city; where that is not known, an id of its policy's
// @column leads: tasks that it leads there
// @column supports: tasks that it supports there
// @column explicit: of those that it leads, those that the document says so of
// @column sole: those of which it is the only responsible unit
// @column first_listed: those of which it is the first of several
// @column subject: those whose sentence it is the subject of
/*start*/ MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(:Task)<-[:CONTAINS]-(p:Policy)
WHERE coalesce(r.confidence, 1.0) >= $min_confidence /*where*/
WITH a, sum(CASE WHEN type(r) = 'LEADS' THEN 1 ELSE 0 END) AS leads,
  sum(CASE WHEN type(r) = 'SUPPORTS' THEN 1 ELSE 0 END) AS supports,
  sum(CASE WHEN type(r) = 'LEADS' AND r.basis = 'explicit' THEN 1 ELSE 0 END) AS explicit,
  sum(CASE WHEN type(r) = 'LEADS' AND r.basis = 'sole' THEN 1 ELSE 0 END) AS sole,
  sum(CASE WHEN type(r) = 'LEADS' AND r.basis = 'first_listed' THEN 1 ELSE 0 END) AS first_listed,
  sum(CASE WHEN type(r) = 'LEADS' AND r.basis = 'subject' THEN 1 ELSE 0 END) AS subject
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.place AS place, leads, supports, explicit, sole, first_listed, subject
ORDER BY leads + supports DESC, id
LIMIT $limit
