"""The people of a dump: how each is named, who is known at all, whose role would single them out.

Open `commenters` first: the names of the people of some articles are rows of a table there.
`bystanders` are those of whom no comment is kept; `register` brings everybody together, and
`roles` says which staff is too rare to be told. Who is one person, `commentariat.identity`
decides.
"""
