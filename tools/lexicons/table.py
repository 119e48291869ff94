"""Writes lexicon tables: sorted by name, then type, id and attributes; equal lines once."""

HEADER = "name\ttype\tid\taliases\tattributes\tfrom\tto\n"


def write_table(path, about, rows):
    lines = set()
    for row in rows:
        cells = tuple(row) + ("",) * (7 - len(row))
        assert len(cells) == 7 and not any(c in cell for cell in cells for c in "\t\n\r"), row
        lines.add(cells)
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        file.write(HEADER + f"# {about}\n")
        for cells in sorted(lines):
            file.write("\t".join(cells).rstrip("\t") + "\n")
