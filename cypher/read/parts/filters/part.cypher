// Tasks in which one agency has the part that is asked for.
// @filters part_agency, part_functions, part_role, part_basis
// @param min_confidence: confidence of a part that counts, at the least
EXISTS {
    MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t)
    WHERE coalesce(r.confidence, 1.0) >= $min_confidence /*where*/
  }
