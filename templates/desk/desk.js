// What pages do better with JavaScript; each works without.
