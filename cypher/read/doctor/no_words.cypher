// Facts without the words that they rest on, or their place.
// @column count: how many
MATCH ()-[e:LEADS|SUPPORTS|TARGETS|REPORTS|CITES]->()
WHERE coalesce(e.quote, '') = '' OR e.start IS NULL OR e.end IS NULL OR e.end <= e.start
RETURN count(e) AS count
ORDER BY count
