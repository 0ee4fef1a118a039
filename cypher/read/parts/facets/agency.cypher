// The agencies that have a part in the tasks.
// @param min_confidence: confidence of a part that counts, at the least
COLLECT {
    MATCH (b:Agency)-[x:LEADS|SUPPORTS]->(t) WHERE coalesce(x.confidence, 1.0) >= $min_confidence
    RETURN DISTINCT {value: b.id, label: b.name}
  }
