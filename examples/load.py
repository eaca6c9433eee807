"""Loads a release with `datasets`, as its users do, and shows a row of each table."""

import sys

from datasets import load_dataset

release = sys.argv[1]
comments = load_dataset(release, "comments", split="train")
articles = load_dataset(release, "articles", split="train")
print(comments)
print(articles)
named = next(row for row in comments if row["mentions"])
print({name: named[name] for name in ("commenter_id", "posted", "text", "mentions")})
streamed = load_dataset(release, "comments", split="train", streaming=True)
# To the end: an interpreter that leaves a stream half read may abort on its way out.
print("streamed:", sum(1 for _ in streamed), "comments")
