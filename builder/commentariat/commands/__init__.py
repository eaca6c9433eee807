"""What only the command line needs: its options, its words, what a single command finds out.

Open `reporting` first: what people, programs and exit codes are told. `arguments` and `options`
turn what was typed into settings and an engine; `running` and `console` show how a run goes and
ends, `surroundings` are its signals and streams; `parsing`, `explaining` and `whois` are the work
of the commands that build no release.
"""
