"""Statements with all that breaks readers: words that mean something to parsers, marks that need escapes, odd dates, odd edges."""
import hashlib

NAMES = ["INF Treaty Group", "INF", "NaN", "null", "true", "None", "-", "0", "007", "1e5", "9007199254740993", "]]>", "<b>&amp;</b>", "\"quoted\" 'name'",
         "a|b", "semi;colon, comma", "back\\slash", "tab\tand\nline", "</script><img src=x onerror=alert(1)>", "{{graph}}", "${x} %s {0}", "@base", "_:b1",
         "\U0001f600 Emoji \U0001f469\u200d\U0001f4bb", "\u05e9\u05dc\u05d5\u05dd \u0639\u0631\u0628\u064a", "\u202eright to left", "e\u0301 combining", "  spaces  ", "\u00a0",
         "control\x01\x1f\x7f\x85", "nonchar\ufffe\uffff\ufdd0\ufffd", "\u2028separators\u2029", "a" * 3000, "C:\\temp\\new", "http://example.org/<x>", "%20%zz"]
DATES = ["", "2023-06-19", "2023-06", "2023", "1969-07-20/1969-07-24", "1815-06-18", "0476", "1950/1959", "2024-02-29", "9999-12-31"]
MODES = ["asserted", "planned", "possible", "negated"]


def end(doc, kind, label, **more):
    return {"id": hashlib.sha256(f"{doc}{kind}{label}".encode()).hexdigest()[:32], "label": label, "type": kind, **more}


def known(identifier, kind, label, aliases):
    return {"id": identifier, "label": label, "type": kind, "aliases": aliases}


def statements():
    """Each as a line of a statement stream; names are persons, so that none is shortened or joined to another by its looks."""
    out = []
    china = known("Q148", "Country", "China", ["PRC", "null"])

    def add(doc, subject, relation, target, mode="asserted", when="", quote="words", **more):
        start = 7 * len(out)
        line = {"doc": doc, "date": "2024-03-05", "title": f"On {quote}"[:80], "url": "https://news.example.org/a?b=1&c=<2>", "publisher": "The \"Daily\" & Co",
                "subject": subject, "relation": relation, "object": target, "mode": mode, **({"when": when} if when else {}), **more,
                "rule": f"diplomacy/{relation}", "version": "1",
                "evidence": {"start": start, "end": start + len(quote), "text": quote, "spans": [[start, start + len(quote)]]}}
        out.append({"id": hashlib.sha256(repr(line).encode()).hexdigest()[:32], **line})

    for i, name in enumerate(NAMES):
        doc = f"story {i}/<{i}>&\u00e9.txt"
        person = end(doc, "Person", name)
        other = end(doc, "Person", NAMES[(i + 1) % len(NAMES)])
        add(doc, person, "met", other, MODES[i % 4], DATES[i % len(DATES)], quote=f"\u201c{name}\u201d met them")
        add(doc, person, "said", end(doc, "Quotation", name), quote=name)
        add(doc, person, "visited", china, when=DATES[(i + 3) % len(DATES)], quote=name, **{"for": "P2D"}, where=known("Q956", "City", "Beijing", []))
        add(doc, person, "holdsRole", end(doc, "Role", name), of=china, when=DATES[(i + 5) % len(DATES)])
        add(doc, person, "warned", other, "possible", source=end(doc, "Organization", f"Council {name}"))
    loop = end("loops", "Person", "Narcissus Self")
    add("loops", loop, "praised", loop)
    add("loops", loop, "met", loop, "planned", "2023-06")
    for i in range(9):  # parallel edges of all kinds between two
        a, b = known("Q1001", "Person", "Parallel One", []), known("Q1002", "Person", "Parallel Two", [])
        add(f"parallel {i % 3}", a, ["met", "warned"][i % 2], b, MODES[i % 4], DATES[i], quote=f"parallel words {i}")
        add(f"parallel {i % 3}", b, "warned", a, MODES[i % 4], DATES[i], quote=f"back again {i}")
    return out
