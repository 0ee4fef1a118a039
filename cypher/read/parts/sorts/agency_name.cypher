// By the name of the agency.
a.name
