"""Answers that a language model words: it points at numbered sentences, the program copies the quotes and checks.

::

    extractive Answer + further evidence
      evidence.py   numbered sentences, the most useful that fit
      prompt.py     what the model is told
      proposals.py  its text, piece by piece, as proposed sentences with the numbers they rest on
      vet.py        each against its quotes: language, support; what fails is dropped, with the reason
      parts.py      what the extractive answer says and the model did not: quoted
      engine.py     the above in order, with one more try; growing Answers
      searches.py   several searches for one question; follow_up.py a follow-up made standalone
"""
