#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "engine/diagnostics/diagnostic.h"
#include "engine/extraction.h"
#include "engine/read/documents.h"
#include "engine/rules/load.h"
#include "engine/write/mention_stream.h"
#include "engine/write/statement_stream.h"

using namespace relata;

int main(int argc, char** argv) {
  std::vector<std::string> sources, outputs, packs;
  bool trace = false;
  for (int i = 2; i < argc; ++i) {
    std::string a = argv[i];
    if (a == "-o") outputs.push_back(argv[++i]);
    else if (a == "--rules") packs.push_back(argv[++i]);
    else if (a == "--trace") trace = true;
    else sources.push_back(a);
  }
  auto t0 = std::chrono::steady_clock::now();
  auto seconds = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - t0).count(); };
  Diagnostics diagnostics;
  auto base = load_rule_base(packs, diagnostics);
  std::size_t told = 0;
  auto tell = [&] {
    for (; told < diagnostics.all().size(); ++told) {
      const Diagnostic& d = diagnostics.all()[told];
      std::string where;
      if (d.primary.source < 100000) {
        const SourceFile& f = diagnostics.source(d.primary.source);
        int line = 1;
        for (std::size_t k = 0; k < d.primary.span.begin && k < f.bytes.size(); ++k) line += f.bytes[k] == '\n';
        where = f.path + ":" + std::to_string(line) + ": " + f.bytes.substr(d.primary.span.begin, std::min<std::size_t>(80, d.primary.span.size()));
      }
      std::cerr << d.code << " " << d.message << " [" << where << "] " << d.help << "\n";
    }
  };
  tell();
  if (!base) return 2;
  std::cerr << "loaded " << seconds() << " s, rules " << base->rules.size() << " broken " << base->broken_rules << " lexicon " << base->lexicon.size() << "\n";
  Extractor extractor = make_extractor(std::move(*base), diagnostics);
  tell();
  std::cerr << "compiled " << seconds() << " s, symbols " << extractor.program.symbols.size() << "\n";
  DocumentStream stream(sources, extractor.reading);
  Document document;
  std::string statements, mentions;
  std::size_t docs = 0;
  while (stream.next(document)) {
    AnalysisTrace lines;
    DocumentResult result = extract_document(extractor, document, {}, trace ? &lines : nullptr);
    ++docs;
    if (trace) std::cout << "=== " << document.id << "\n";
    for (auto& l : lines.lines) std::cout << l << "\n";
    for (auto& s : result.resolution.statements) {
      append_statement_line(s, statements);
      if (trace) std::cout << "  => " << s.subject.label << " | " << s.relation << " | " << s.object.label << " | " << name_of(s.mode) << " " << s.when << " " << s.rule << "\n";
    }
    for (auto& m : result.resolution.mentions) append_mention_line(m, mentions);
    document = {};
  }
  for (auto& p : stream.problems()) std::cerr << to_string(p) << "\n";
  for (auto& o : outputs) std::ofstream(o) << (o.find("mentions") != std::string::npos ? mentions : statements);
  std::cerr << docs << " docs " << seconds() << " s, " << stream.bytes() << " bytes\n";
}
