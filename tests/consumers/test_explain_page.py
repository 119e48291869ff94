"""The page of `explain --format html`, opened in headless Chromium: whole, quiet, and deaf to what documents and rules say."""
import html.parser
import pathlib
import re
import tempfile
import unittest

from consumers import need, relata, run

HOSTILE = "<script>document.title = 'taken'</script><img src=x onerror=\"document.title='taken'\">"


class ExplainPage(unittest.TestCase):
    def opened(self, text, *asked):
        need("chromium")
        with tempfile.TemporaryDirectory() as folder:
            news, page = pathlib.Path(folder) / "news.txt", pathlib.Path(folder) / "page.html"
            news.write_text(text)
            page.write_text(relata("explain", *(str(part).replace("NEWS", str(news)) for part in asked), "--rules", "diplomacy", "--format", "html").stdout)
            self.source = page.read_text()
            return run("chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile", "--dump-dom", page.as_uri()).stdout

    def assert_quiet(self, dom):
        class Elements(html.parser.HTMLParser):
            def handle_starttag(inner, name, attributes):
                self.assertNotIn(name, {"script", "img", "iframe", "link", "object"})
                self.assertLessEqual({key for key, _ in attributes}, {"class", "title", "lang", "charset", "name", "content", "http-equiv", "id", "for", "type", "checked"})

        for page in self.source, dom:
            Elements().feed(page)
        self.assertNotRegex(self.source, r"url\(|@import")
        self.assertNotIn("<title>taken", dom)

    def test_a_statement(self):
        dom = self.opened("Wang Yi was received by Antony Blinken in Oslo.\n", "NEWS:1:1")
        for heading in "Sentence", "Mentions, layer upon layer", "Readings", "Rule", "Who is meant":
            self.assertIn(f"<h2>{heading}</h2>", dom)
        self.assertIn("<h1>Antony Blinken hosted Wang Yi", dom)
        self.assertRegex(dom, r'class="reading used".*Antony Blinken')
        # What a part of the pattern took has its colour in the reading, too.
        colour = re.search(r'class="part (c\d)"><span class="pattern">\{a:Agent', dom).group(1)
        self.assertRegex(dom, rf'class="box {colour}"><span class="in"><span class="word">Antony Blinken')
        self.assert_quiet(dom)

    def test_what_documents_say_is_text(self):
        dom = self.opened(f"Antony Blinken met Wang Yi {HOSTILE} on Monday.\n", "NEWS:1:1")
        self.assertIn("&lt;script&gt;", dom)
        self.assert_quiet(dom)

    def test_why_not(self):
        dom = self.opened(f"Antony Blinken phoned Wang Yi about {HOSTILE}.\n", "NEWS", "--why-not", "Antony Blinken met Wang Yi")
        self.assertIn("<h2>The nearest rules</h2>", dom)
        self.assertIn("&lt;script&gt;", dom)
        self.assert_quiet(dom)

    def test_steps(self):
        dom = self.opened(f"Antony Blinken met Wang Yi {HOSTILE} on Monday.\n", "NEWS:1:1", "--steps")
        self.assertRegex(dom, r'<label for="s2">next')
        self.assertIn("#s2:checked ~ #p2", dom)
        self.assertIn("&lt;script&gt;", dom)
        self.assert_quiet(dom)

    def test_a_pattern(self):
        dom = self.opened("", "{a:Agent} <meet> \\<b\\>{end}")
        self.assertIn("a: a mention of type Agent", dom)
        self.assert_quiet(dom)


if __name__ == "__main__":
    unittest.main()
