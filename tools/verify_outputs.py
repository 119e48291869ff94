"""Compares the outputs of one run with each other, through networkx and rdflib."""
import glob
import sys


def one(folder, ending):
    found = sorted(glob.glob(f"{folder}/*{ending}"))
    return found[0] if found else None


def check_graphs(folder):
    try:
        import networkx
    except ImportError:
        print("skipped: networkx is missing", file=sys.stderr)
        return True
    graphml = one(folder, ".graphml")
    if not graphml:
        return True
    graph = networkx.read_graphml(graphml)
    text = open(graphml, encoding="utf-8").read()
    good = (graph.number_of_nodes(), graph.number_of_edges()) == (text.count("<node "), text.count("<edge "))
    gexf = one(folder, ".gexf")
    if gexf:
        text = open(gexf, encoding="utf-8").read()
        good &= (graph.number_of_nodes(), graph.number_of_edges()) == (text.count("<node "), text.count("<edge "))
    return good


def check_rdf(folder):
    try:
        import rdflib
    except ImportError:
        print("skipped: rdflib is missing", file=sys.stderr)
        return True

    def quads(path, kind):
        data = rdflib.ConjunctiveGraph()
        data.parse(path, format=kind)
        return {(s, p, o, getattr(c, "identifier", c)) for s, p, o, c in data.quads((None, None, None, None))}

    found = {kind: quads(path, kind)
             for kind, ending in (("nquads", ".nq"), ("trig", ".trig"), ("json-ld", ".jsonld")) if (path := one(folder, ending))}
    good = len({frozenset(q) for q in found.values()}) <= 1
    triples = one(folder, ".nt")
    if triples and found:
        union = {q[:3] for q in next(iter(found.values()))}
        good &= set(rdflib.Graph().parse(triples, format="nt")) == union
    lines = open(one(folder, ".nq"), encoding="utf-8").readlines() if one(folder, ".nq") else []
    return good and len(lines) == len(set(lines))


sys.exit(0 if check_graphs(sys.argv[1]) and check_rdf(sys.argv[1]) else 1)
