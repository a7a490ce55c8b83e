"""Whether citations say what a statement says: figures, dates, names, negation, modality, direction, roles, words."""
