#include "engine/read/documents.h"

#include <zlib.h>
#include <zstd.h>

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/read/english.h"
#include "tests/read/folder.h"

using namespace relata;

namespace {

struct Result {
  std::vector<Document> documents;
  std::vector<std::string> problems;
  [[nodiscard]] std::vector<std::string> ids() const {
    std::vector<std::string> out;
    for (const auto& document : documents) out.push_back(document.id);
    return out;
  }
};

Result read(const Folder& folder, const std::vector<std::string>& sources) {
  std::vector<std::string> paths;
  for (const auto& source : sources) paths.push_back(folder.path(source));
  DocumentStream stream(paths, english());
  Result result;
  Document document;
  while (stream.next(document)) result.documents.push_back(document);
  for (const auto& problem : stream.problems()) {
    auto line = to_string(problem);
    result.problems.push_back(line.substr(line.find(folder.path("")) == 0 ? folder.path("").size() : 0));
  }
  return result;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("The format of a file is told by its content") {
  Folder folder;
  folder.write("a.txt", "The envoys met.");
  folder.write("b.txt",
               R"({"id": 7, "date": "2022-03-04T01:00:00", "link": "https://example.org/7", "title": {"rendered": "Envoys&#8217; talks"},
 "content": {"rendered": "<p>The envoys&nbsp;met.</p><p>They left.</p>"}})");
  folder.write("c.txt", "<html><body><article><p>The envoys met.</p></article></body></html>");
  folder.write("d.json", R"([{"id": "x", "text": "One."}, {"id": 2, "content": "Two.", "publisher": {"name": "Norwire"}, "url": "u"}])");
  folder.write("e.log", "{\"id\": \"p\", \"text\": \"A <b>.\"}\n\n{\"text\": \"B.\"}\n");
  const auto result = read(folder, {"a.txt", "b.txt", "c.txt", "d.json", "e.log"});
  CHECK(result.ids() == Words{"a.txt", "b.txt", "c.txt", "x", "2", "p", "e.log#3"});
  CHECK(result.problems.empty());
  REQUIRE(result.documents.size() == 7);
  CHECK(result.documents[1].text == "The envoys met.\n\nThey left.");
  CHECK(result.documents[1].title == "Envoys’ talks");
  CHECK(result.documents[1].url == "https://example.org/7");
  CHECK(result.documents[1].date == Date{2022, 3, 4});
  CHECK(result.documents[2].text == "The envoys met.");
  CHECK(result.documents[4].publisher == "Norwire");
  CHECK(result.documents[5].text == "A <b>.");
  CHECK(result.documents[5].line == 1);
  CHECK(result.documents[6].line == 3);
}

TEST_CASE("The text of a record is kept byte for byte") {
  Folder folder;
  folder.write("a.jsonl", R"({"id": "a", "text": " &amp; \u00ad\ue000 <p>x</p> \n\n y "})");
  const auto result = read(folder, {"a.jsonl"});
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents[0].text == " &amp; \u00ad\ue000 <p>x</p> \n\n y ");
}

TEST_CASE("A bad line, date or file costs only itself and is named with its line") {
  Folder folder;
  folder.write(
      "a.jsonl",
      "{\"id\": \"1\", \"text\": \"One.\"}\n{\"id\": \"2\", \"text\n{\"id\": \"3\", \"date\": \"2022-02-31\", \"text\": \"Three.\"}\n"
      "{\"id\": \"4\"}\n[1]\n{\"id\": \"5\", \"text\": \"\xff\"}\n{\"id\": \"6\", \"text\": \"Six.\"}");
  folder.write("b.txt", "One.\ncaf\xe9.");
  folder.write("c.bin", std::string("\x01\x02\x00\x03\x04", 5));
  folder.write("d.txt", "");
  const auto result = read(folder, {"a.jsonl", "b.txt", "c.bin", "d.txt", "e.txt"});
  CHECK(result.ids() == Words{"1", "3", "6"});
  CHECK_FALSE(result.documents[1].date);
  REQUIRE(result.problems.size() == 9);
  CHECK(result.problems[0] == "e.txt: No such file or directory");
  CHECK(result.problems[1].starts_with("a.jsonl:2: broken JSON"));
  CHECK(result.problems[2] == "a.jsonl:3: no such date: 2022-02-31");
  CHECK(result.problems[3] == "a.jsonl:4: a record without text or content");
  CHECK(result.problems[4].starts_with("a.jsonl:5: "));
  CHECK(result.problems[5] == "a.jsonl:6: not UTF-8");
  CHECK(result.problems[6] == "b.txt:2: not UTF-8");
  CHECK(result.problems[7] == "c.bin: not a text");
  CHECK(result.problems[8] == "d.txt: the text is empty");
}

TEST_CASE("A first line that is no record costs only itself where the ending promises records") {
  Folder folder;
  folder.write("a.jsonl", "fetching 1 of 1\n{\"id\": \"1\", \"text\": \"One.\"}\n");
  folder.write("b.jsonl", "null\n{\"id\": \"2\", \"text\": \"Two.\"}\n");
  folder.write("c.jsonl", "[\n{\"id\": \"3\", \"text\": \"Three.\"}\n]\n");
  const auto result = read(folder, {"a.jsonl", "b.jsonl", "c.jsonl"});
  CHECK(result.ids() == Words{"1", "2", "3"});
  REQUIRE(result.problems.size() == 2);
  CHECK(result.problems[0].starts_with("a.jsonl:1: broken JSON"));
  CHECK(result.problems[1] == "b.jsonl:1: not an object with a text");
}

TEST_CASE("An id that comes twice with another text is numbered by content, in whatever order the sources come") {
  Folder folder;
  folder.write("1/a.txt", "The first.");
  folder.write("2/a.txt", "The second.");
  folder.write("3/a.txt", "The first.");
  folder.write("4/a.txt", "The third.");
  const auto there = read(folder, {"1", "2", "3", "4"});
  const auto back = read(folder, {"4", "3", "2", "1"});
  REQUIRE(there.documents.size() == 3);
  REQUIRE(back.documents.size() == 3);
  CHECK(there.problems.size() == 2);
  for (const auto& document : there.documents) {
    for (const auto& other : back.documents) CHECK((document.id == other.id) == (document.text == other.text));
  }
}

TEST_CASE("The same id, text and date twice is one document, equal texts under two ids are two") {
  Folder folder;
  folder.write(
      "a.jsonl",
      "{\"id\": \"1\", \"date\": \"2022-03-04\", \"text\": \"One.\"}\n{\"id\": \"1\", \"date\": \"2022-03-04\", \"text\": \"One.\"}\n"
      "{\"id\": \"2\", \"date\": \"2022-03-04\", \"text\": \"One.\"}\n{\"id\": \"1\", \"date\": \"2022-03-05\", \"text\": \"One.\"}\n");
  const auto result = read(folder, {"a.jsonl"});
  CHECK(result.documents.size() == 3);
  CHECK(result.problems.size() == 1);
}

TEST_CASE("Files packed with gzip or Zstandard are read by their content, broken ones are named") {
  Folder folder;
  const std::string lines = "{\"id\": \"1\", \"text\": \"One.\"}\n{\"id\": \"2\", \"text\": \"Two.\"}\n";
  const auto gzip_path = folder.path("a.jsonl.gz");
  gzFile gzip = gzopen(gzip_path.c_str(), "wb");
  REQUIRE(gzwrite(gzip, lines.data(), static_cast<unsigned>(lines.size())) > 0);
  gzclose(gzip);
  std::string packed(ZSTD_compressBound(lines.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), lines.data(), lines.size(), 1));
  folder.write("b.zst", packed);
  folder.write("c.zst", packed.substr(0, packed.size() - 6));
  CHECK(read(folder, {"a.jsonl.gz"}).ids() == Words{"1", "2"});
  CHECK(read(folder, {"b.zst"}).ids() == Words{"1", "2"});
  const auto broken = read(folder, {"c.zst"});
  REQUIRE_FALSE(broken.problems.empty());
  CHECK(broken.problems.back() == "c.zst: compressed data end too early");
}

TEST_CASE("Zstandard data whose last block is larger than a chunk are read to their end") {
  Folder folder;
  const std::string text = "The envoys met. " + std::string(300'000, 'x') + ".";
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 1));
  folder.write("a.txt.zst", packed);
  const auto result = read(folder, {"a.txt.zst"});
  CHECK(result.problems.empty());
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents[0].text == text);
}

TEST_CASE("What is no text, and what its name belies, is refused by name and never read as prose") {
  const std::vector<std::array<std::string, 3>> table = {
      {"a.json", "[[1, 2", "a.json:1: broken JSON"},
      {"b.json", "The envoys met.", "b.json:1: broken JSON"},
      {"c.json", "[\"The envoys met.\"]", "c.json: record 1: not an object with a text"},
      {"d.jsonl", "[[", "d.jsonl:1: broken JSON"},
      {"e.gz", "The envoys met.", "e.gz: is named .gz and holds no gzip data"},
      {"f.txt.zst", "The envoys met.", "f.txt.zst: is named .zst and holds no Zstandard data"},
      {"g.pdf", "%PDF-1.7 The envoys met.", "g.pdf: is a PDF file, which relata does not read: turn it into text first"},
      {"h.txt", "%PDF-1.7 The envoys met.", "h.txt: is a PDF file"},
      {"i.PDF", "The envoys met.", "i.PDF: is named like a PDF file"},
      {"j.docx", "PK\x03\x04 The envoys met.", "j.docx: is an office document or archive"},
      {"k.rtf", "{\\rtf1 The envoys met.}", "k.rtf: is an RTF file"},
      {"l.txt", "\xFF\xFET\1h\1e\1", "l.txt: is UTF-16 text, which relata does not read: turn it into UTF-8 first"},
      {"m.jpg", "\xFF\xD8\xFF\xE0", "m.jpg: is a JPEG picture, which relata does not read"},
      {"n.xml", "<?xml version=\"1.0\"?><rss><item>The envoys met.</item></rss>", "n.xml: is an XML document"}};
  for (const auto& [name, bytes, problem] : table) {
    CAPTURE(name);
    Folder folder;
    folder.write(name, bytes);
    const auto result = read(folder, {name});
    CHECK(result.documents.empty());
    REQUIRE(result.problems.size() == 1);
    CHECK(result.problems[0].starts_with(problem));
  }
}

TEST_CASE("Prose may begin with a bracket") {
  Folder folder;
  folder.write("a.txt", "[[Corrected]] The envoys met.");
  folder.write("b.txt", "{The envoys} met.");
  CHECK(read(folder, {"a.txt", "b.txt"}).ids() == Words{"a.txt", "b.txt"});
}

TEST_CASE("A byte order mark is no text") {
  Folder folder;
  folder.write("a.txt", "\xEF\xBB\xBFThe envoys met.");
  const auto result = read(folder, {"a.txt"});
  REQUIRE(result.documents.size() == 1);
  CHECK(result.documents[0].text == "The envoys met.");
}
