"""Duplicates: signatures of articles, clusters of near-duplicates, copies among comments."""

from commentariat.duplicates._articles import cluster_articles
from commentariat.duplicates._candidates import candidate_pairs
from commentariat.duplicates._clusters import groups, leaders
from commentariat.duplicates._signatures import SCHEMA as SIGNATURE_SCHEMA
from commentariat.duplicates._signatures import signatures

__all__ = [
    "SIGNATURE_SCHEMA",
    "candidate_pairs",
    "cluster_articles",
    "groups",
    "leaders",
    "signatures",
]
