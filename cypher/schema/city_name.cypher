// Cities are asked for by name.
CREATE INDEX city_name IF NOT EXISTS FOR (n:City) ON (n.name)
