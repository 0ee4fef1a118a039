// Targets, or reports.
// @param type: TARGETS or REPORTS
type(e) IN $type
