#include "tools/relata/explaining/page.h"

#include "engine/write/output_text.h"

namespace relata {
namespace {

constexpr std::string_view style = R"(
:root { color-scheme: light dark; --line: #c9ced6; --soft: #f4f5f7; --ink: #1c2530; --quiet: #5d6875; --paper: #fff; }
@media (prefers-color-scheme: dark) { :root { --line: #46505c; --soft: #20262d; --ink: #e6e9ed; --quiet: #9aa5b1; --paper: #161b20; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 74rem; padding: 1.5rem 1.25rem 4rem; color: var(--ink); background: var(--paper);
  font: 16px/1.5 system-ui, "Segoe UI", "Noto Sans", sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.35rem; margin: 0 0 .25rem; } h2 { font-size: .8rem; letter-spacing: .06em; text-transform: uppercase; color: var(--quiet); margin: 1.6rem 0 .5rem; }
article + article { border-top: 2px solid var(--line); margin-top: 2.5rem; padding-top: 2rem; }
.quiet { color: var(--quiet); font-size: .85rem; } code, .pattern { font-family: ui-monospace, "DejaVu Sans Mono", monospace; font-size: .9rem; }
.sentence { font-size: 1.05rem; line-height: 1.7; } mark { background: #ffe69a; color: #2b2400; border-radius: 3px; padding: 0 1px; }
.tape { display: flex; flex-wrap: wrap; align-items: flex-end; gap: .3rem .35rem; }
.box { display: inline-flex; flex-direction: column; border: 1px solid var(--line); border-radius: 5px; background: var(--soft); max-width: 100%; }
.box .in { display: flex; flex-wrap: wrap; align-items: flex-end; gap: .25rem .3rem; padding: .2rem .3rem; }
.box .of { font-size: .7rem; line-height: 1.3; color: var(--quiet); border-top: 1px solid var(--line); padding: .05rem .3rem; }
.word { padding: .2rem 0; } .aside { opacity: .65; border-style: dashed; }
.reading { margin: .35rem 0; padding: .4rem .5rem; border-left: 3px solid var(--line); } .reading.used { border-left-color: #2f7d4f; background: var(--soft); }
.parts { display: flex; flex-wrap: wrap; gap: .5rem; } .part { border-radius: 5px; padding: .3rem .55rem; border: 1px solid var(--line); }
.part .pattern { white-space: pre-wrap; display: block; } .part .took { display: block; font-size: .9rem; }
.c0 { background: #d6e8ff; color: #10233b; } .c1 { background: #d8f0da; color: #12301a; } .c2 { background: #ffe3cc; color: #3d2208; }
.c3 { background: #eadcf8; color: #2b1544; } .c4 { background: #f9d9e3; color: #43101f; } .c5 { background: #d5eef0; color: #0c3236; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .25rem .6rem .25rem 0; border-top: 1px solid var(--line); }
th { font-weight: 600; white-space: nowrap; } th .quiet { font-weight: 400; } ul { margin: .2rem 0; padding-left: 1.2rem; }
pre { background: var(--soft); border: 1px solid var(--line); border-radius: 5px; padding: .6rem .8rem; overflow-x: auto; font-size: .85rem; line-height: 1.45; }
pre .add { color: #1a7f37; } pre .del { color: #c0392b; } .found { border-left: 3px solid #2f7d4f; padding-left: .8rem; }
)";

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  append_xml(text, out);
  return out;
}

std::string html_in(const char* element, const char* style, const std::string& html) {
  return std::string("<") + element + " class=\"" + style + "\">" + html + "</" + element + ">";
}

std::string html_heading(const char* text) {
  return std::string("<h2>") + text + "</h2>\n";
}

std::string html_page(std::string_view title, const std::string& body) {
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n";
  out += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + html_text(title) + "</title>\n<style>";
  out += style;
  return out + "</style>\n</head>\n<body>\n" + body + "</body>\n</html>\n";
}

std::string colour_class(std::size_t number) {
  return "c" + std::to_string(number % 6);
}

}  // namespace relata
