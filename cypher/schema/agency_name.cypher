// Agencies are asked for by name.
CREATE INDEX agency_name IF NOT EXISTS FOR (n:Agency) ON (n.name)
