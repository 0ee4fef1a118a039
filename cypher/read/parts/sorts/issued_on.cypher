// By the day of signature; without one last.
coalesce(toString(p.issued_on), '9999-12-31')
