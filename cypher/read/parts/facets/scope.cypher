// Of the whole country, of a place, or unknown.
[{value: coalesce(p.scope, 'unknown'), label: coalesce(p.scope, 'unknown')}]
