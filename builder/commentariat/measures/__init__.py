"""What is counted and measured in the published tables of a release, and nowhere else.

Open `counted` first: it makes the facts that the documents show. `rows` reads the tables for all;
`risk`, with `crowds` and `stylometry`, says how far people can be found out; `split_facts` and
`leaks` look at the splits, and `comparing` at two articles.
"""
