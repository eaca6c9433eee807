"""Duplicates: signatures of articles, clusters of near-duplicates, copies among comments."""

from commentariat.duplicates._articles import (
    clusters,
    near_duplicate_pairs,
)
from commentariat.duplicates._candidates import candidate_pairs
from commentariat.duplicates._clusters import groups, leaders
from commentariat.duplicates._comments import (
    campaigns,
    comment_keys,
    copies,
    double_posts,
    repeated,
    said_again,
)
from commentariat.duplicates._compare import Comparison, compare
from commentariat.duplicates._signatures import SCHEMA as SIGNATURE_SCHEMA
from commentariat.duplicates._signatures import signatures

__all__ = [
    "SIGNATURE_SCHEMA",
    "Comparison",
    "campaigns",
    "candidate_pairs",
    "clusters",
    "comment_keys",
    "compare",
    "copies",
    "double_posts",
    "groups",
    "leaders",
    "near_duplicate_pairs",
    "repeated",
    "said_again",
    "signatures",
]
