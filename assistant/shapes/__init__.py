"""Answers that are more than one fact, one file a shape; all of exact quotes."""
