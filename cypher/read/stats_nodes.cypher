// How many nodes of each kind there are, without what the store keeps for itself.
// @column kind: label
// @column count: number of nodes
MATCH (n)
WHERE NOT n:Former AND NOT n:StoreVersion
UNWIND labels(n) AS kind
RETURN kind, count(n) AS count
ORDER BY kind
