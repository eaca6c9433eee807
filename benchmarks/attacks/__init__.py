"""Attacks on a release, and deliberately weak builds that each must fall to one of them."""
