// How many edges of each kind there are.
// @column kind: type
// @column count: number of edges
MATCH ()-[e]->()
RETURN type(e) AS kind, count(e) AS count
ORDER BY kind
