// What ids named that name nothing any more; what only the changes tell of, such as a city, has no version here.
// @param ids: ids of tasks, policies, agencies or indicators
// @column id: the id
// @column kind: task, policy, agency or indicator
// @column title: what it was called
// @column now: id of what it became; null where it is gone
// @column version: of the store when it went
UNWIND $ids AS id
MATCH (f:Former {id: id})
WHERE f.version IS NOT NULL
RETURN f.id AS id, f.kind AS kind, f.title AS title, f.now AS now, f.version AS version
ORDER BY id
