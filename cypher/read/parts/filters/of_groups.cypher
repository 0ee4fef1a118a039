// Tasks in which agencies of two groups have a part, as network_group_links puts agencies together.
// @param by_place: whether by place, else by function
// @param source: id of the one group
// @param target: id of the other
// @param min_confidence: confidence of a part that counts, at the least
EXISTS {
    MATCH (o:Agency)-[x:LEADS|SUPPORTS]->(t) WHERE coalesce(x.confidence, 1.0) >= $min_confidence AND $source =
      CASE WHEN NOT $by_place THEN coalesce(o.function, '') WHEN o.place STARTS WITH '?' THEN '?' ELSE o.place END
  } AND EXISTS {
    MATCH (o:Agency)-[x:LEADS|SUPPORTS]->(t) WHERE coalesce(x.confidence, 1.0) >= $min_confidence AND $target =
      CASE WHEN NOT $by_place THEN coalesce(o.function, '') WHEN o.place STARTS WITH '?' THEN '?' ELSE o.place END
  }
