// The divisions that the policies govern.
COLLECT { MATCH (p)-[:APPLIES_TO]->(c:City) RETURN {value: c.id, label: c.name} }
