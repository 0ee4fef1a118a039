// Agencies and indicators as nodes that others may be merged into.
// @param ids: ids of agencies or indicators
// @column id: id of the node
// @column what: agency or indicator
// @column name: its name
// @column key: what all spellings of its name share
// @column place: path of an agency's division, or an id of its policy's
// @column aliases: names of an agency as written
UNWIND $ids AS wanted
CALL (wanted) {
  MATCH (n:Agency {id: wanted})
  RETURN n, 'agency' AS what
  UNION ALL
  MATCH (n:Indicator {id: wanted})
  RETURN n, 'indicator' AS what
}
RETURN n.id AS id, what, n.name AS name, coalesce(n.key, n.name) AS key, n.place AS place, coalesce(n.aliases, []) AS aliases
ORDER BY id
