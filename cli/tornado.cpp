#include "cli/tornado.hpp"

#include <fmt/format.h>

#include "cli/two_strategies.hpp"
#include "reports/html/studies/pages.hpp"
#include "reports/tornado.hpp"

namespace holdtime {

namespace {

void refuse_what_does_not_go_with_it(const CommandLine& line) {
    for (const auto* other : {"what-if", "trace", "records", "needs", "fail-if", "precision", "strict"})
        if (line.flag(other))
            wrong_usage(fmt::format("--tornado and --{} do not go together (leave one of them out)", other));
}

}  // namespace

int tell_tornado(const CommandLine& line) {
    refuse_what_does_not_go_with_it(line);
    return tell_answer(line, question_of<TornadoOptions>(line, "--tornado"), tornado_formats(), find_tornado,
                       tornado_page);
}

}  // namespace holdtime
