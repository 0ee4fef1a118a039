// What answers; the embedded engine gives itself out for a Neo4j.
// @column name: of the server
// @column version: of it
// @column edition: of it
CALL dbms.components() YIELD name, versions, edition
RETURN name, versions[0] AS version, edition
ORDER BY name
