// Tasks that are to be done, encouraged, tried or forbidden.
// @param strength: must, encourage, explore or prohibit
t.strength IN $strength
