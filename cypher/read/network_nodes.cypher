// Agencies with the load that they carry in the chosen policies.
// @param city: path of a division, for policies that govern it or a part of it; null for all
// @param policy: id of a policy; null for all
// @param role: LEADS or SUPPORTS; null for both
// @param basis: explicit, sole, first_listed or subject; null for all
// @param due_after: first day of the task's deadline or of one of its targets'; null for none
// @param due_before: last day of it; null for none
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column id: id of the agency
// @column name: its name
// @column kind: of agency
// @column place: path of its city; where that is not known, an id of its policy's
// @column leads: tasks that it leads there
// @column supports: tasks that it supports there
MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t:Task)<-[:CONTAINS]-(p:Policy)
WHERE ($policy IS NULL OR p.id = $policy)
  AND ($city IS NULL OR EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE c.id = $city OR c.id STARTS WITH $city + '/'
  })
  AND ($role IS NULL OR type(r) = $role)
  AND coalesce(r.confidence, 1.0) >= $min_confidence
  AND ($basis IS NULL OR r.basis = $basis)
  AND (
    ($due_after IS NULL AND $due_before IS NULL)
    OR (t.deadline >= coalesce($due_after, t.deadline) AND t.deadline <= coalesce($due_before, t.deadline))
    OR EXISTS {
      MATCH (t)-[e:TARGETS]->(:Indicator)
      WHERE e.deadline >= coalesce($due_after, e.deadline) AND e.deadline <= coalesce($due_before, e.deadline)
        AND coalesce(e.confidence, 1.0) >= $min_confidence
    }
  )
WITH a, sum(CASE WHEN type(r) = 'LEADS' THEN 1 ELSE 0 END) AS leads,
  sum(CASE WHEN type(r) = 'SUPPORTS' THEN 1 ELSE 0 END) AS supports
RETURN a.id AS id, a.name AS name, a.kind AS kind, a.place AS place, leads, supports
ORDER BY id
