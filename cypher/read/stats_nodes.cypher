// How many nodes of each kind there are.
// @column kind: label
// @column count: number of nodes
MATCH (n)
UNWIND labels(n) AS kind
RETURN kind, count(n) AS count
ORDER BY kind
