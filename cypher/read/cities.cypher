// The divisions that policies govern, and those above them.
// @column id: path of the division
// @column name: its name
// @column level: province, city or county
// @column adcode: its code
// @column policies: number of policies that govern it
// @column agencies: number of agencies that belong to it
MATCH (c:City)
RETURN c.id AS id, c.name AS name, c.level AS level, c.adcode AS adcode,
  COUNT { MATCH (:Policy)-[:APPLIES_TO]->(c) } AS policies, COUNT { MATCH (:Agency)-[:BELONGS_TO]->(c) } AS agencies
ORDER BY id
