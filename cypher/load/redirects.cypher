// What became of ids that name nothing any more.
// @param ids: ids
// @column id: one that names nothing any more
// @column now: id that it has now
UNWIND $ids AS id
MATCH (f:Former {id: id})
RETURN id, f.now AS now
ORDER BY id
