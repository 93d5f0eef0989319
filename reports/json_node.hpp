#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "reports/json_text.hpp"

namespace holdtime {

/// A JSON document that somebody hands in: its tree, and its text for places.
struct JsonDocument {
    const std::string& text;
    const std::string& file;
    nlohmann::ordered_json tree;
};

/// One value of a document, read as what it must be: else InputError with the place and the path. Must not outlive the
/// document.
class JsonNode {
public:
    explicit JsonNode(const JsonDocument& document) : JsonNode(document, document.tree, {}) {}

    JsonNode at(const std::string& key) const;                    ///< of a map that must have it
    std::optional<JsonNode> find(const std::string& key) const;   ///< of a map
    std::vector<std::pair<std::string, JsonNode>> items() const;  ///< of a map
    std::vector<JsonNode> list() const;

    enum class Kind { map, list, text, flag, other };
    Kind kind() const;
    Place file_place() const { return {document_->file, 0, 0}; }  ///< without a line, which is slow to find

    bool is_null() const { return json_->is_null(); }
    double number() const;  ///< NaN for null, which is what does not exist
    std::uint64_t natural(std::uint64_t most) const;
    std::string text() const;
    bool flag() const;
    std::vector<std::string> texts() const;
    std::vector<double> numbers() const;  ///< NaN for null

    /// `what` is wrong with this value, as in "must be a number".
    [[noreturn]] void complain(const std::string& what) const;

private:
    using Json = nlohmann::ordered_json;
    JsonNode(const JsonDocument& document, const Json& json, JsonPath path)
        : document_(&document), json_(&json), path_(std::move(path)) {}
    JsonNode below(const std::string& step, const Json& json) const;
    const Json& map() const;
    const Json& array() const;

    const JsonDocument* document_;
    const Json* json_;
    JsonPath path_;
};

}  // namespace holdtime
