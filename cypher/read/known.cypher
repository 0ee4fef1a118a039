// Whether something has this id: an agency, an indicator, a loaded policy or a division.
// @param id: the id
// @column id: the same
// @column what: agency, indicator, policy or city
MATCH (n:Agency {id: $id})
RETURN n.id AS id, 'agency' AS what
UNION ALL
MATCH (n:Indicator {id: $id})
RETURN n.id AS id, 'indicator' AS what
UNION ALL
MATCH (n:Policy {id: $id})
WHERE n.source_sha256 IS NOT NULL
RETURN n.id AS id, 'policy' AS what
UNION ALL
MATCH (n:City {id: $id})
RETURN n.id AS id, 'city' AS what
