"""Trains the reader (index/reader) on question sets in the contract's form; MODEL.md beside it is its card."""
