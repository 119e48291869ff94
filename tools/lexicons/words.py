"""Makes words_nouns, words_verbs, words_adjectives and words_adverbs: one line a surface form, its id the lemma.

    python3 words.py SCRATCH OUT

Inflections come from the SPECIALIST table in lemminflect; words that the Brill lexicon knows and SPECIALIST does not are added by their
endings; SCOWL and Brill say which words are common; Brill's tags and WordNet's counts say which reading of a form is the minor one.
"""
import collections
import csv
import gzip
import json
import pathlib
import re
import sys

from table import write_table

HERE = pathlib.Path(__file__).parent
COMMON_SIZES = ("10", "20", "35", "40", "50", "55")
KIND_TAGS = {"noun": ("NN", "NNS"), "verb": ("VB", "VBD", "VBG", "VBN", "VBP", "VBZ"), "adj": ("JJ", "JJR", "JJS"), "adv": ("RB", "RBR", "RBS")}
FORM_TAGS = {"base": ("VB", "VBP"), "third": ("VBZ",), "past": ("VBD",), "participle": ("VBN",), "gerund": ("VBG",)}
WORDNET_KIND = {"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}
# Readings that news never means, and that would only blur the common one.
DROPPED = {
    "noun": """will may might us am was its ins outs ups downs ads os as is go goes being do dos have haves said says alike early late deep high big
        small long short new old good bad hot cold many like no yes so well them her his she he me out off over must should would could shall lay rather
        ever wherefore whereas likes dislikes most least former latter vocational met sing
        saying telling adding asking accused responsible briefly urging congratulating senior""",
    "verb": """people nation man men woman women minister ministers general chair's us state's party parties region group's bilateral time's week day month year
        war wars peace nuclear major majors author authors house's wells will won't right rights town power powers weather second seconds minute minutes
        eye eyes air airs night pact oil earth bomb's gun guns rocket number numbers summit summits total's troop troops arm price prices official
        officials media president countries country city cities island capital office offices leader leaders law laws side sides case cases
        south north east west king queen judge's side man's sister bishop foreign front fronts bus buses god gods
        well over back's down up out near round like sky title titles university school schools body bodies area areas role roles news
        family ground's tie's deal's mine's embassy trade's sector police policies policy army navy economy further mission missions bay
        table's part's parties sea image images hand's culture cultures mother mothers father fathers doctor doctors captain captains major coast coasts
        field fields gas window mouth nose star stars rain's""",
    "adj": """out then off up down in over on about through under above after before inside outside near past's then no all such very well
        like unlike rather still only even just home side south north east west southeast northeast southwest northwest
        us it welcome's minister president prime's back
        accusing asking blasting defending inviting provoking punishing supporting telling threatening""",
    "adv": """out off up down in over on about through under above after before inside outside near no all such like
        since to by that this home part south north east west one first past side right's left foreign deal abroad's""",
}


def dropped(kind):
    return {w for w in DROPPED[kind].split() if "'" not in w}


def read_scowl(scratch):
    folder = scratch / "scowl/usr/share/dict/scowl"
    words = set()
    for family in ("english", "american", "british", "british_z"):
        for size in COMMON_SIZES:
            for path in folder.glob(f"{family}-words.{size}"):
                words.update(path.read_text(encoding="latin-1").split())
    return words


def read_wordnet_counts(scratch):
    counts = collections.defaultdict(collections.Counter)
    for line in (scratch / "wordnet-base/usr/share/wordnet/cntlist.rev").read_text().splitlines():
        key, _, count = line.split()
        lemma, sense = key.split("%")
        counts[lemma][WORDNET_KIND[sense[0]]] += int(count)
    return counts


def read_tags(scratch):
    path = scratch / "natural/package/lib/natural/brill_pos_tagger/data/English/lexicon_from_posjs.json"
    tags = {}
    for word, found in json.loads(path.read_text()).items():
        if isinstance(found, list):
            tags[word] = [t for tag in found for t in tag.split("|")]
    return tags


def read_specialist(scratch):
    rows = collections.defaultdict(list)
    with gzip.open(scratch / "lemminflect/lemminflect/resources/infl_lu.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.reader(file):
            if re.fullmatch(r"[a-z]+", row[0]):
                rows[row[1]].append((row[0], [[f for f in cell.split("/") if re.fullmatch(r"[a-z]+", f)] for cell in row[2:]]))
    return rows


def american(lemma, known):
    """The American lemma of a British spelling, if that is a word: rules name one spelling only."""
    swaps = [("isation", "ization"), ("ise", "ize"), ("yse", "yze"), ("our", "or"), ("ours", "ors"), ("tre", "ter"), ("ence", "ense"),
             ("ogue", "og"), ("mme", "m"), ("isational", "izational"), ("ourable", "orable"), ("iser", "izer"), ("elling", "eling"),
             ("ouring", "oring"), ("ised", "ized"), ("ising", "izing"), ("eller", "eler"), ("our hood", "orhood")]
    special = {"labour": "labor", "defence": "defense", "offence": "offense", "licence": "license", "pretence": "pretense", "manoeuvre": "maneuver",
               "neighbourhood": "neighborhood", "neighbouring": "neighboring", "programme": "program", "sceptic": "skeptic", "sceptical": "skeptical",
               "grey": "gray", "storey": "story", "cheque": "check", "tyre": "tire", "plough": "plow", "enrol": "enroll", "fulfil": "fulfill",
               "instal": "install", "practise": "practice", "draught": "draft", "judgement": "judgment", "paediatric": "pediatric", "aeroplane": "airplane",
               "councillor": "councilor", "counsellor": "counselor", "jewellery": "jewelry", "mould": "mold", "acknowledgement": "acknowledgment",
               "cosy": "cozy", "kerb": "curb", "artefact": "artifact", "aluminium": "aluminum"}
    always_ise = set("""compromise advertise surprise exercise advise supervise televise improvise revise devise despise disguise franchise comprise
        arise promise premise chastise circumcise apprise demise excise merchandise enterprise expertise paradise treatise""".split())
    if lemma in special:
        return special[lemma]
    if lemma in always_ise:
        return lemma
    for british, us in swaps:
        if british in ("ence", "ogue", "mme", "our hood"):
            continue  # consequence, dialogue: no spelling pairs in general
        if lemma.endswith(british) and len(lemma) > len(british) + 2:
            other = lemma[: -len(british)] + us
            if other in known and other != lemma and lemma not in ("premise", "four", "hour", "tour", "pour", "flour", "advise", "revise"):
                return other
    return lemma


class Words:
    def __init__(self, scratch):
        self.scowl = read_scowl(scratch)
        self.tags = read_tags(scratch)
        self.counts = read_wordnet_counts(scratch)
        self.rows = read_specialist(scratch)
        lines = (HERE / "closed_class.txt").read_text().splitlines()
        self.closed = {w for line in lines if not line.startswith("#") for w in line.split()}
        self.lemmas = {kind: {lemma for lemma, _ in rows} for kind, rows in self.rows.items()}
        self.readings = collections.defaultdict(set)  # form -> {(kind, lemma, feature)}

    def common(self, lemma, forms):
        return any(f in self.scowl or f in self.tags for f in [lemma] + forms)

    def collect(self):
        for lemma, cells in self.rows["noun"]:
            plurals = cells[0]
            if "NNS" not in self.tags.get(lemma, ()) and len(plurals) > 1:
                plurals = [p for p in plurals if p != lemma]
            if self.common(lemma, plurals):
                self.add(lemma, "noun", lemma, "singular")
                for p in plurals:
                    tags = self.tags.get(p, ())
                    if p != lemma or "NNS" in tags:  # peace has no plural, aircraft has
                        self.add(p, "noun", lemma, "plural")
        for lemma, cells in self.rows["verb"]:
            past, participle, gerund, third = cells
            if self.common(lemma, past + gerund):
                self.add(lemma, "verb", lemma, "base")
                for feature, forms in (("past", past), ("participle", participle or past), ("gerund", gerund), ("third", third)):
                    for form in forms:
                        self.add(form, "verb", lemma, feature)
        for kind in ("adj", "adv"):
            for lemma, cells in self.rows[kind]:
                if self.common(lemma, []):
                    self.add(lemma, kind, lemma, "")
                    for degree, forms in zip(("comparative", "superlative"), cells):
                        for form in forms:
                            self.add(form, kind, lemma, degree)
        self.collect_tagged()
        self.collect_extra()

    def collect_extra(self):
        for line in (HERE / "extra_words.txt").read_text().splitlines():
            if line.startswith("#") or not line:
                continue
            kind, *lemmas = line.split()
            for entry in lemmas:
                lemma, _, second = entry.partition("/")
                self.add(lemma, kind, lemma, {"noun": "singular", "verb": "base"}.get(kind, ""))
                stem = lemma[:-1] if lemma.endswith("e") else lemma
                if kind == "verb" and re.search(r"[^aeiou]y$", lemma):
                    self.inflect(lemma, lemma[:-1] + "ied", lemma + "ing", lemma[:-1] + "ies")
                elif kind == "verb":
                    self.inflect(lemma, second or stem + "ed", stem + "ing", lemma + ("es" if re.search(r"(s|x|z|sh|ch|o)$", lemma) else "s"))
                elif kind == "noun":
                    regular = lemma[:-1] + "ies" if re.search(r"[^aeiou]y$", lemma) else lemma + ("es" if re.search(r"(s|x|z|sh|ch)$", lemma) else "s")
                    self.add(second or regular, "noun", lemma, "plural")

    def inflect(self, lemma, past, gerund, third):
        for form, feature in ((past, "past"), (past, "participle"), (gerund, "gerund"), (third, "third")):
            self.add(form, "verb", lemma, feature)

    def collect_tagged(self):
        """Words of the Brill lexicon that SPECIALIST lacks: spokeswomen, cease-fire, reaffirmed."""
        known = set(self.readings)
        nouns, verbs = self.lemmas["noun"], self.lemmas["verb"]
        for word, tags in sorted(self.tags.items()):
            if not re.fullmatch(r"[a-z]{3,}(-[a-z]{2,}){0,2}", word) or "'" in word:
                continue
            have = {kind for kind, _, _ in self.readings.get(word, ())}
            hyphen = "-" in word
            if hyphen and word.replace("-", "") not in known and word not in ("cease-fire", "by-election", "vice-president", "policy-maker", "law-maker"):
                if not re.search(r"(^(co|re|pre|ex|non|pro|anti|post|mid|multi|self|counter)-)", word):
                    continue
            if "NN" in tags and "noun" not in have and "verb" not in have or "NN" in tags and word.endswith("ing") and "noun" not in have:
                self.add(word, "noun", word, "singular")
            elif "NNS" in tags and "noun" not in have and word.endswith("s") and not have:
                lemma = word[:-1]
                if word.endswith("ies") and word[:-3] + "y" in self.tags:
                    lemma = word[:-3] + "y"
                elif word.endswith("es") and word[:-2] in self.tags and lemma not in self.tags:
                    lemma = word[:-2]
                self.add(word, "noun", lemma, "plural")
            if have:
                if "JJ" in tags and "adj" not in have and (word in self.scowl or "verb" not in have):
                    self.add(word, "adj", word, "")
                if tags[0] == "RB" and "adv" not in have:
                    self.add(word, "adv", word, "")
                continue
            for tag, feature in (("VBD", "past"), ("VBN", "participle"), ("VBG", "gerund"), ("VBZ", "third")):
                if tag in tags:
                    lemma = self.base_of(word)
                    if lemma:
                        self.add(word, "verb", lemma, feature)
                        if feature == "past":
                            self.add(word, "verb", lemma, "participle")
            if "VB" in tags and (word in self.scowl):
                self.add(word, "verb", word, "base")
            if "JJ" in tags:
                self.add(word, "adj", word, "")
            if "RB" in tags:
                self.add(word, "adv", word, "")

    def base_of(self, word):
        stems = []
        if word.endswith("ied") or word.endswith("ies"):
            stems.append(word[:-3] + "y")
        for ending in ("ed", "ing", "es", "s"):
            if word.endswith(ending):
                stem = word[: -len(ending)]
                stems += [stem, stem + "e"]
                if len(stem) > 3 and stem[-1] == stem[-2]:
                    stems.append(stem[:-1])
        for stem in stems:
            if stem in self.lemmas["verb"] or "VB" in self.tags.get(stem, ()):
                return stem
        for stem in stems:  # re-elected: the lemma is not a word of the lists by itself
            if "-" in stem and stem.split("-", 1)[1] in self.lemmas["verb"]:
                return stem
        return None

    def add(self, form, kind, lemma, feature):
        if form in self.closed or len(form) < 2 or form in dropped(kind):
            return
        self.readings[form].add((kind, american(lemma, self.lemmas.get(kind, set())), feature))

    def rank(self, form, kind, lemma, feature):
        """0 a main reading, 1 a minor one (rare=yes), 2 none worth an entry."""
        kinds = {k for k, _, _ in self.readings[form]}
        if len(kinds) == 1:
            return 0
        tags = self.tags.get(form) or self.tags.get(american(form, self.tags.keys()), [])
        tagged = [t for t in tags if any(t in group for group in KIND_TAGS.values())]
        listed = any(t in KIND_TAGS[kind] for t in tagged)
        totals = {k: self.counts[l][k] for k in kinds for l in {l for kk, l, _ in self.readings[form] if kk == k}}
        mine, best = totals.get(kind, 0), max(totals.values(), default=0)
        if kind == "adj" and "verb" in kinds and form.endswith(("ed", "ing")):
            return 0 if listed and tagged[0].startswith("JJ") else 1 if listed else 2
        if kind == "verb" and form.endswith(("ed", "ing")):
            return 0
        if kind == "noun" and form.endswith("ing") and not listed:
            return 1 if form in self.scowl and mine > 0 else 2
        if tagged and not listed and kind in ("adj", "adv"):
            return 2
        if tagged and not listed:
            return 2 if best >= 15 and mine * 25 < best else 1
        if not tagged:
            return 2 if kind == "adj" and mine == 0 else 1 if mine * 4 < best else 0
        if tagged[0] in KIND_TAGS[kind]:
            return 0
        if kind == "adj" and mine == 0 and not form.endswith("ed"):
            return 2
        return 1 if feature in ("base", "singular", "") and mine * 15 < best else 0  # counts are of lemmas, not of inflected forms

    def tables(self):
        types = {"noun": "NounForm", "verb": "VerbForm", "adj": "Adjective", "adv": "Adverb"}
        keys = {"noun": "number", "verb": "form", "adj": "degree", "adv": "degree"}
        order = ["", "singular", "plural", "base", "third", "past", "participle", "gerund", "comparative", "superlative"]
        tables = {kind: [] for kind in types}
        for form in sorted(self.readings):
            for kind, lemma, feature in sorted(self.readings[form], key=lambda r: (r[0], r[1], order.index(r[2]))):
                rank = self.rank(form, kind, lemma, feature)
                # "said" is hardly ever an adjective; a pattern before the noun tells the few that are
                verbal = any(k == "verb" and f in ("past", "participle") for k, _, f in self.readings[form])
                if rank == 2 or (rank == 1 and kind == "adj" and verbal):
                    continue
                attributes = ([f"{keys[kind]}={feature}"] if feature else []) + (["rare=yes"] if rank == 1 else [])
                tables[kind].append((form, types[kind], lemma, "", ";".join(attributes)))
        return tables


def main():
    scratch, out = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    words = Words(scratch)
    words.collect()
    tables = words.tables()
    about = {"noun": "nouns", "verb": "verbs", "adj": "adjectives", "adv": "adverbs"}
    for kind, rows in tables.items():
        write_table(out / f"words_{about[kind]}.tsv", f"English {about[kind]}, one line a form; generated by tools/lexicons/words.py", rows)


if __name__ == "__main__":
    main()
