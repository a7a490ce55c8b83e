"""Numbers, dates, countries and names read from text as typed values with offsets."""
