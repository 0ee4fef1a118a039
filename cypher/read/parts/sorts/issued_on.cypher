// By the day of signature; without one last, whichever way.
coalesce(toString(p.issued_on), /*last*/'9999-12-31')
