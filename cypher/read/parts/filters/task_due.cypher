// Tasks whose own deadline, or that of one of their targets, is in a span of days.
// @param due_after: its first day
// @param due_before: its last day
// @param min_confidence: confidence of a target that counts, at the least
(t.deadline >= $due_after AND t.deadline <= $due_before OR EXISTS {
    MATCH (t)-[e:TARGETS]->(:Indicator)
    WHERE e.deadline >= $due_after AND e.deadline <= $due_before AND coalesce(e.confidence, 1.0) >= $min_confidence
  })
