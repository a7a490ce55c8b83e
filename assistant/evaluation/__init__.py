"""Asking a question set and measuring the answers, without a judge model: sets, systems, measures, runs, comparison."""
