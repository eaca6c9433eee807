"""One record by itself, as it comes in: what is wrong with it, and its full form.

Open `normalise` first: short forms become full ones, with the depths of `replies`. `html_fragment`
gives the text of a comment that came as HTML; `faults` says what a record breaks of its schema, and
`samples` which of very many problems are shown.
"""
