#include "reports/html/parts.hpp"

namespace holdtime {

std::string whole_page(const std::string& title, const Markup& content, const std::string& version) {
    const auto head = Markup::literal("<meta charset=\"utf-8\">") +
                      Markup::literal("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">") +
                      Markup::literal("<meta name=\"color-scheme\" content=\"light dark\">") +
                      Markup::literal("<meta name=\"robots\" content=\"noindex\">") + element("title", {}, title) +
                      style_markup();
    const auto body = content +
                      element("footer", {},
                              "Made by holdtime " + version +
                                  ". This file needs no network; without scripting every picture and "
                                  "table is still here.") +
                      script_markup();
    return "<!DOCTYPE html>\n" +
           element("html", {{"lang", "en"}}, element("head", {}, head) + element("body", {}, body)).html() + "\n";
}

}  // namespace holdtime
