// Tasks in which one of some other agencies has a part too.
// @param partner: ids
// @param min_confidence: confidence of a part that counts, at the least
EXISTS {
    MATCH (o:Agency)-[x:LEADS|SUPPORTS]->(t) WHERE o.id IN $partner AND coalesce(x.confidence, 1.0) >= $min_confidence
  }
