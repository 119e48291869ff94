// What a page says of itself: title, address, publisher, date.
#pragma once
#include <gumbo.h>

#include "engine/read/html.h"

namespace relata {

// Fills all of `story` but its text, from the page's metadata, JSON-LD, first heading and first time.
void read_html_head(const GumboNode* root, HtmlStory& story);

}  // namespace relata
