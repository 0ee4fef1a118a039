// By the earlier of the own deadline and the first target's; without one last, whichever way.
// @param min_confidence: confidence of a target that counts, at the least
coalesce(toString(head(COLLECT {
    MATCH (t)-[e:TARGETS]->(:Indicator)
    WHERE e.deadline < coalesce(t.deadline, date('9999-12-31')) AND coalesce(e.confidence, 1.0) >= $min_confidence
    RETURN e.deadline AS day ORDER BY day
  })), toString(t.deadline), /*last*/'9999-12-31')
