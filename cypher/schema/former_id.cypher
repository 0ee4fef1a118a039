// What an id named that names nothing any more is kept once.
CREATE CONSTRAINT former_id IF NOT EXISTS FOR (n:Former) REQUIRE n.id IS UNIQUE
