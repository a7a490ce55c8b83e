"""Files that a user adds to a store: named safely, looked at before they are read, read in a process of their own."""
