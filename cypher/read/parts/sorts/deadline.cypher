// By the deadline, or the day that a report is of; without one last, whichever way.
coalesce(toString(e.deadline), toString(e.as_of), /*last*/'9999-12-31')
