// Targets of some indicators.
// @param indicators: ids
i.id IN $indicators
