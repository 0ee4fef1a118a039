// How many indicators there are.
// @param q: words of the name; null for all
// @column total: their number
MATCH (i:Indicator)
WHERE $q IS NULL OR i.name CONTAINS $q
RETURN count(i) AS total
