// The names of all indicators, for who types one.
// @column id: id of the indicator
// @column name: its name
// @column unit: its unit
MATCH (i:Indicator)
RETURN i.id AS id, i.name AS name, i.unit AS unit
ORDER BY id
