#include "engine/read/html.h"

#include <catch2/catch.hpp>
#include <string>

#include "tests/read/english.h"

using namespace relata;

TEST_CASE("Of a page the article is read, not what stands around it") {
  const auto story = read_html_page(R"(<!DOCTYPE html><html><head><title>Envoys meet | Norwire</title>
<meta property="og:title" content="Envoys meet"><meta property="og:site_name" content="Norwire">
<meta property="article:published_time" content="2022-03-04T10:00:00Z"><link rel="canonical" href="https://example.org/1">
<style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<div class="wrap"><main><article>
<h1>Envoys meet</h1><div class="share-buttons"><a href="#">Share on Facebook</a></div>
<p>The envoys met in <a href="/oslo">Oslo</a> on&nbsp;Friday.</p>
<figure><img src="a.jpg"><figcaption>Envoys in Oslo. Ann Lee</figcaption></figure>
<div class="related-posts"><p><a href="/2">Fish prices fall</a></p></div>
<p>They spoke for an hour &amp; left.<br><br>Talks go on.</p>
<p><a href="/3">Mali bans a ship</a></p>
<aside class="newsletter"><p>Get our newsletter.</p></aside>
<h2>What is next</h2><ul><li>Fish</li><li>Ships</li></ul>
<form class="comment-form"><p>Leave a comment</p></form>
</article></main><div id="sidebar"><p>Most read: <a href="/4">a</a> and more of this long list of teasers.</p></div></div>
<footer><p>All rights reserved.</p></footer></body></html>)",
                                    english());
  CHECK(story.text ==
        "The envoys met in Oslo on Friday.\n\nThey spoke for an hour & left.\n\nTalks go on.\n\nWhat is next\n\nFish\n\nShips");
  CHECK(story.title == "Envoys meet");
  CHECK(story.publisher == "Norwire");
  CHECK(story.url == "https://example.org/1");
  CHECK(story.date == "2022-03-04T10:00:00Z");
}

TEST_CASE("Without an article element the story is where most paragraphs are") {
  const auto story = read_html_page(
      "<html><body><div class='single-post has-sidebar'><div>Menu</div><div class='x'><p>The envoys met in Oslo on Friday for an hour.</p>"
      "<p>They spoke about fish, ships and a port that both of them claim.</p></div><div class='y'><p>Old "
      "news.</p></div></div></body></html>",
      english());
  CHECK(story.text == "The envoys met in Oslo on Friday for an hour.\n\nThey spoke about fish, ships and a port that both of them claim.");
}

TEST_CASE("A character reference far beyond Unicode becomes the replacement character") {
  CHECK(read_html_line("a &#" + std::string(60, '6') + "; b") == "a \uFFFD b");
}

TEST_CASE("A fragment keeps its blocks, entities become characters, soft hyphens go") {
  CHECK(read_html_fragment("<p>One &#8220;two&#8221; min&shy;ister.</p>\n\n<h2>Three</h2><p>Four<br>five</p>", english()) ==
        "One “two” minister.\n\nThree\n\nFour\nfive");
  CHECK(read_html_line("Envoys&#8217; <b>talks</b>") == "Envoys’ talks");
}

TEST_CASE("Deep nesting and broken markup cost nothing but themselves") {
  std::string deep;
  for (int i = 0; i < 300000; ++i) deep += "<div>";
  CHECK(read_html_page(deep + "The envoys met.", english()).text == "The envoys met.");
  std::string fonts;
  for (int i = 0; i < 20000; ++i) fonts += "<p><font color=" + std::to_string(i) + ">x";
  CHECK_FALSE(read_html_page(fonts, english()).text.empty());
  CHECK(read_html_page("<p>The envoys <b>met</i>.</p", english()).text == "The envoys met.");
}

TEST_CASE("Text with a few angle brackets is no HTML") {
  CHECK_FALSE(looks_like_html("a < b and b > c"));
  CHECK_FALSE(looks_like_html("The envoys met."));
  CHECK(looks_like_html("<p>One.</p>"));
  CHECK(looks_like_html("  <!doctype HTML><title>x"));
}
