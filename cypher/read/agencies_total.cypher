// How many agencies there are.
// @filters agency_q, agency_city, part_functions, agency_kind
// @starts words_agencies, functions_agencies
// @param min_confidence: confidence of a fact that counts, at the least; 0 for all
// @column total: their number
/*start*/ MATCH (a:Agency)
WHERE EXISTS { MATCH (a)-[r:LEADS|SUPPORTS|ISSUED]->() WHERE coalesce(r.confidence, 1.0) >= $min_confidence } /*where*/
RETURN count(a) AS total
