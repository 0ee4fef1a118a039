// Agencies of some divisions, or of a part of one.
// @param city: paths of divisions
any(one IN $city WHERE a.place = one OR a.place STARTS WITH one + '/')
