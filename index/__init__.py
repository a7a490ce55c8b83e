"""Where to find it: passages as vectors and words; a query becomes ranked hits."""
