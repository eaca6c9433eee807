"""The parts of the HTML parser: tree, structured data, comments, main text, roles."""
