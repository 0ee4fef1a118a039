// Of policies that govern some divisions, or a part of one.
// @param city: paths of divisions
EXISTS {
    MATCH (p)-[:APPLIES_TO]->(c:City)
    WHERE any(one IN $city WHERE c.id = one OR c.id STARTS WITH one + '/')
  }
