"""The second view of the panel: the articles as a list, the filters of the next question, what the user adds."""
