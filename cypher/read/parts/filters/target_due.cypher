// Targets whose deadline is in a span of days.
// @param due_after: its first day
// @param due_before: its last day
e.deadline >= $due_after AND e.deadline <= $due_before
