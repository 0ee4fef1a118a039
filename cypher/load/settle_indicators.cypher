// The direction of better of indicators from what their documents say: the same in whatever order.
// @param ids: ids of indicators
UNWIND $ids AS id
MATCH (i:Indicator {id: id})<-[e:TARGETS|REPORTS]-()
WITH i, min(e.better) AS better
SET i.better = better
