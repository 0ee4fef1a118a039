// How many tasks there are.
// @param agency: id of an agency that has a part in the task; null for all
// @param partner: id of another one that has a part in it too; null for all
// @param functions: what one of its agencies is for, one of these; null for all
// @param role: LEADS or SUPPORTS, of that agency; null for both
// @param basis: of that part; null for all
// @param gaps: what the task lacks, all of these: no_owner, no_lead, no_date, no_figure; empty for all tasks
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
  AND (
    ($agency IS NULL AND $partner IS NULL AND $functions IS NULL AND $role IS NULL AND $basis IS NULL)
    OR EXISTS {
      MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t)
      WHERE ($agency IS NULL OR a.id = $agency)
        AND ($functions IS NULL OR EXISTS { MATCH (a)-[:INSTANCE_OF]->(f:Function) WHERE f.id IN $functions })
        AND ($role IS NULL OR type(r) = $role)
        AND ($basis IS NULL OR r.basis = $basis)
        AND coalesce(r.confidence, 1.0) >= $min_confidence
    }
  )
  AND ($partner IS NULL OR EXISTS {
    MATCH (o:Agency {id: $partner})-[s:LEADS|SUPPORTS]->(t) WHERE coalesce(s.confidence, 1.0) >= $min_confidence
  })
  AND (NOT 'no_owner' IN $gaps OR NOT EXISTS { MATCH (:Agency)-[:LEADS|SUPPORTS]->(t) })
  AND (NOT 'no_lead' IN $gaps OR NOT EXISTS { MATCH (:Agency)-[:LEADS]->(t) })
  AND (NOT 'no_date' IN $gaps OR (t.deadline IS NULL AND NOT coalesce(t.ongoing, false)
    AND NOT EXISTS { MATCH (t)-[e:TARGETS]->(:Indicator) WHERE e.deadline IS NOT NULL }))
  AND (NOT 'no_figure' IN $gaps OR NOT EXISTS { MATCH (t)-[e:TARGETS|REPORTS]->(:Indicator) WHERE e.value IS NOT NULL })
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
