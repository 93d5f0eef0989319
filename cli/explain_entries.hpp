#pragma once

#include <string>
#include <string_view>

#include "models/catalogue.hpp"
#include "scenarios/schema/keys.hpp"
#include "sim/ports/figures.hpp"

/// What `holdtime explain` says about one thing, laid out for the screen.
namespace holdtime {

std::string explain_figure(const FigureInfo& figure);
std::string explain_key(const KeyInfo& key);
std::string explain_model(const Family& family, const ModelInfo& model);
/// `owners`: the models that have this parameter, as in "lognormal, gamma (distributions)".
std::string explain_parameter(std::string_view owners, const ParameterInfo& parameter);
/// A word that `owner`, a key or parameter, may have for its value.
std::string explain_value(std::string_view owner, std::string_view word, std::string_view meaning);
std::string explain_word(std::string_view word, std::string_view meaning);

}  // namespace holdtime
