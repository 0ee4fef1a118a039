// How many tasks there are.
// @param policy: id of a policy; null for all
// @param city: path of a division, for policies that govern it or a part of it; null for all
// @param status: planned or reported; null for both
// @param q: words that the task's text holds, folded; null for all
// @param due_after: first day of the task's deadline or of one of its targets'; null for none
// @param due_before: last day of it; null for none
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column total: their number
MATCH (p:Policy)-[:CONTAINS]->(t:Task)
WHERE true
  AND ($policy IS NULL OR p.id = $policy)
  AND ($city IS NULL OR EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE c.id = $city OR c.id STARTS WITH $city + '/'
  })
  AND ($status IS NULL OR t.status = $status)
  AND coalesce(t.confidence, 1.0) >= $min_confidence
  AND ($q IS NULL OR t.folded CONTAINS $q)
  AND (
    ($due_after IS NULL AND $due_before IS NULL)
    OR (t.deadline >= coalesce($due_after, t.deadline) AND t.deadline <= coalesce($due_before, t.deadline))
    OR EXISTS {
      MATCH (t)-[e:TARGETS]->(:Indicator)
      WHERE e.deadline >= coalesce($due_after, e.deadline) AND e.deadline <= coalesce($due_before, e.deadline)
        AND coalesce(e.confidence, 1.0) >= $min_confidence
    }
  )
RETURN count(t) AS total
