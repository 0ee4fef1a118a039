// Agencies with the load that they carry in the chosen policies.
// @param city: path or name of a city, for policies that govern it or a part of it; null for all
// @param policy: id, title or 文号 of a policy; null for all
// @column id: id of the agency
// @column name: its name
// @column kind: of agency
// @column place: path of its city; where that is not known, an id of its policy's
// @column leads: tasks that it leads there
// @column supports: tasks that it supports there
MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(:Task)<-[:CONTAINS]-(p:Policy)
WHERE ($policy IS NULL OR p.id = $policy OR p.title = $policy OR p.doc_number = $policy)
  AND ($city IS NULL OR EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE c.id = $city OR c.name = $city OR c.id STARTS WITH $city + '/' OR c.id CONTAINS '/' + $city + '/'
  })
WITH a, sum(CASE WHEN type(r) = 'LEADS' THEN 1 ELSE 0 END) AS leads,
  sum(CASE WHEN type(r) = 'SUPPORTS' THEN 1 ELSE 0 END) AS supports
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.place AS place, leads, supports
ORDER BY id
