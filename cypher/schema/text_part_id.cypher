// A TextPart has an id of its own.
CREATE CONSTRAINT text_part_id IF NOT EXISTS FOR (n:TextPart) REQUIRE n.id IS UNIQUE
