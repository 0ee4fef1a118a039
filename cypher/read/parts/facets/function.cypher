// What the agencies are for that have a part in the tasks.
// @param min_confidence: confidence of a part that counts, at the least
COLLECT {
    MATCH (g:Function)<-[:INSTANCE_OF]-(:Agency)-[x:LEADS|SUPPORTS]->(t)
    WHERE coalesce(x.confidence, 1.0) >= $min_confidence
    RETURN DISTINCT {value: g.id, label: g.id}
  }
