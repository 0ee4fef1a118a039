// Tasks that are planned, or told as done.
// @param status: planned or reported
t.status IN $status
