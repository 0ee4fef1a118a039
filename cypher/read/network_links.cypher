// Pairs of agencies that share tasks in the chosen policies, both with the chosen part in them.
// @param city: path of a division, for policies that govern it or a part of it; null for all
// @param policy: id of a policy; null for all
// @param role: LEADS or SUPPORTS; null for both
// @param basis: explicit, sole, first_listed or subject; null for all
// @param due_after: first day of the task's deadline or of one of its targets'; null for none
// @param due_before: last day of it; null for none
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @param min_weight: shared tasks at the least
// @column source: id of the agency whose id is the lesser
// @column target: id of the other
// @column weight: number of tasks that they share
MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t:Task)<-[o:LEADS|SUPPORTS]-(b:Agency)
WHERE a.id < b.id
  AND ($role IS NULL OR (type(r) = $role AND type(o) = $role))
  AND coalesce(r.confidence, 1.0) >= $min_confidence AND coalesce(o.confidence, 1.0) >= $min_confidence
  AND ($basis IS NULL OR (r.basis = $basis AND o.basis = $basis))
MATCH (t)<-[:CONTAINS]-(p:Policy)
WHERE ($policy IS NULL OR p.id = $policy)
  AND ($city IS NULL OR EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE c.id = $city OR c.id STARTS WITH $city + '/'
  })
  AND (
    ($due_after IS NULL AND $due_before IS NULL)
    OR (t.deadline >= coalesce($due_after, t.deadline) AND t.deadline <= coalesce($due_before, t.deadline))
    OR EXISTS {
      MATCH (t)-[e:TARGETS]->(:Indicator)
      WHERE e.deadline >= coalesce($due_after, e.deadline) AND e.deadline <= coalesce($due_before, e.deadline)
        AND coalesce(e.confidence, 1.0) >= $min_confidence
    }
  )
WITH a.id AS source, b.id AS target, count(DISTINCT t) AS weight
WHERE weight >= $min_weight
RETURN source, target, weight
ORDER BY source, target
