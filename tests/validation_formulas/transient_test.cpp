// The transient chain against the reference file and against matrix exponentials.
//
// The reference integrates over time by Simpson's rule with steps of 10 s, which shows in its seventh digit; and where
// staffing rises the service level jumps as a function of the time of arrival, so that a Simpson step across the jump
// shows in the third. Means over time are therefore compared after integrating ours by the same rule, to 1e-9; the rest
// within what that rule misses; and the service level around a rise and a fall with matrix exponentials, to 1e-9.

#include <Eigen/Dense>
#include <cmath>
#include <unsupported/Eigen/MatrixFunctions>

#include "models/queueing/panels.hpp"
#include "tests/catch.hpp"
#include "tests/validation_formulas/exact_values.hpp"

using namespace holdtime;
using namespace holdtime::formulas;

namespace {

constexpr double digits = 1e-9;

/// Values every 10 s from a segment's start to its end, integrated by Simpson's rule, divided by its length.
double simpson_mean(const std::vector<double>& values) {
    double sum = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        sum += values[i] * (i == 0 || i + 1 == values.size() ? 1 : i % 2 == 1 ? 4 : 2);
    return sum / 3 / static_cast<double>(values.size() - 1);
}

/// The same question, cut into pieces of 10 s.
TransientQuestion cut(const TransientQuestion& whole) {
    TransientQuestion pieces = whole;
    pieces.segments.clear();
    for (const auto& s : whole.segments)
        for (int i = 0; i < static_cast<int>(std::lround(s.length / 10)); ++i)
            pieces.segments.push_back({10, s.rate, s.agents});
    return pieces;
}

}  // namespace

TEST_CASE("The transient chain agrees with the exact values at the ends of segments") {
    for (const auto& c : exact_cases("transient_mmnm")) {
        INFO(c.at("args").dump());
        const auto got = transient_queue(transient_question(c.at("args")));
        for (std::size_t i = 0; i < got.size(); ++i) {
            const auto& want = c.at("result").at("segments").at(i);
            CHECK_FIGURE("end_queue", got[i].queue_end, want.at("end_queue").get<double>(), digits);
            CHECK_FIGURE("end_busy", got[i].busy_end, want.at("end_busy").get<double>(), digits);
        }
    }
}

TEST_CASE("The transient chain agrees with the exact values integrated as they were") {
    for (const auto& c : exact_cases("transient_mmnm")) {
        const auto question = transient_question(c.at("args"));
        if (question.shift_end != ShiftEnd::first_done) continue;  // no jump of queue or busy agents at a change
        const auto pieces = transient_queue(cut(question));
        std::size_t piece = 0;
        double queue = 0, busy = 0;
        for (std::size_t i = 0; i < question.segments.size(); ++i) {
            INFO("segment " << i);
            // A rise starts waiting contacts at once: only segments that begin without one are smooth from their start.
            const bool smooth = i == 0 || question.segments[i].agents < question.segments[i - 1].agents;
            std::vector<double> queues{queue}, agents{busy};
            for (const auto end = piece + static_cast<std::size_t>(std::lround(question.segments[i].length / 10));
                 piece < end; ++piece) {
                queues.push_back(queue = pieces[piece].queue_end);
                agents.push_back(busy = pieces[piece].busy_end);
            }
            if (!smooth) continue;
            const auto& want = c.at("result").at("segments").at(i);
            CHECK_FIGURE("mean_queue", simpson_mean(queues), want.at("mean_queue").get<double>(), digits);
            CHECK_FIGURE("mean_busy", simpson_mean(agents), want.at("mean_busy").get<double>(), digits);
        }
    }
}

TEST_CASE("The transient chain agrees with the exact values within what Simpson's rule misses") {
    for (const auto& c : exact_cases("transient_mmnm")) {
        INFO(c.at("args").dump());
        const auto question = transient_question(c.at("args"));
        const auto got = transient_queue(question);
        for (std::size_t i = 0; i < got.size(); ++i) {
            INFO("segment " << i);
            const auto& want = c.at("result").at("segments").at(i);
            const auto& contacts = got[i].contacts;
            const bool rises = i + 1 < got.size() && question.segments[i + 1].agents > question.segments[i].agents;
            const double smooth = 2e-4, level = rises ? 6e-3 : 5e-6;
            CHECK_FIGURE("abandoned", got[i].abandonments, want.at("abandoned").get<double>(), smooth);
            CHECK_FIGURE("completed", got[i].completions, want.at("completed").get<double>(), smooth);
            CHECK_FIGURE("p_wait", contacts.delayed, want.at("p_wait").get<double>(), smooth);
            CHECK_FIGURE("mean_queue", contacts.queue_mean, want.at("mean_queue").get<double>(), smooth);
            CHECK_FIGURE("mean_busy", got[i].busy_mean, want.at("mean_busy").get<double>(), smooth);
            CHECK_FIGURE("answered", contacts.answered, want.at("answered_frac").get<double>(), smooth);
            CHECK_FIGURE("wait_all", contacts.wait_mean, want.at("wait_all").get<double>(), smooth);
            CHECK_FIGURE("sl1", contacts.answered_within, want.at("sl1").get<double>(), level);
            CHECK_FIGURE("sl2", contacts.answered_within / contacts.answered, want.at("sl2").get<double>(), level);
            CHECK_FIGURE("sl3", contacts.answered_within / (1 - contacts.abandoned_within),
                         want.at("sl3").get<double>(), level);
            CHECK_FIGURE("sl4", contacts.answered_within + contacts.abandoned_within, want.at("sl4").get<double>(),
                         level);
        }
    }
}

namespace {

/// Two segments of 300 s with 3 and then `after` agents, by dense matrices: the generator of the number in the system,
/// and of a waiting contact's number ahead (last state: answered).
struct Dense {
    static constexpr int states = 40, ahead = 36;
    double rate = 0.05, serve = 1 / 75.0, leave = 1 / 120.0;
    Eigen::MatrixXd system(int agents) const {
        Eigen::MatrixXd q = Eigen::MatrixXd::Zero(states, states);
        for (int s = 0; s < states; ++s) {
            if (s + 1 < states) q(s, s + 1) = rate;
            if (s > 0) q(s, s - 1) = std::min(s, agents) * serve + std::max(0, s - agents) * leave;
            q(s, s) = -q.row(s).sum();
        }
        return q;
    }
    /// Chances of being answered within `time`, by number ahead, when being answered afterwards is worth `later`.
    Eigen::VectorXd answered(int agents, Seconds time, const Eigen::VectorXd& later) const {
        Eigen::MatrixXd g = Eigen::MatrixXd::Zero(ahead + 1, ahead + 1);
        for (int j = 0; j < ahead; ++j) {
            g(j, j == 0 ? ahead : j - 1) = agents * serve + j * leave;
            g(j, j) = -(agents * serve + (j + 1) * leave);
        }
        Eigen::VectorXd end(ahead + 1);
        end << later, 1;
        return ((g * time).exp() * end).head(ahead);
    }
};

/// Share of the first segment's arrivals who are answered within T.
double service_level(const Dense& dense, int before, int after, Seconds length, Seconds within) {
    const Eigen::MatrixXd q = dense.system(before);
    const Eigen::VectorXd nothing = Eigen::VectorXd::Zero(Dense::ahead);
    double sum = 0;
    const auto add = [&](Seconds from, Seconds to, int panels, auto&& chances) {
        const auto& rule = panel_rule();
        for (int panel = 0; panel < panels; ++panel)
            for (std::size_t i = 0; i < panel_points; ++i) {
                const Seconds at = from + (to - from) * (panel + rule.at[i]) / panels;
                const Eigen::RowVectorXd p = (q * at).exp().row(0);
                const Eigen::VectorXd f = chances(at);
                double level = p.head(before).sum();
                for (int j = 0; j < Dense::ahead && before + j < Dense::states; ++j) level += p[before + j] * f[j];
                sum += (to - from) / panels * rule.weight[i] * level;
            }
    };
    const Eigen::VectorXd early = dense.answered(before, within, nothing);
    add(0, length - within, 4, [&](Seconds) { return early; });
    add(length - within, length, 1, [&](Seconds at) {
        const Eigen::VectorXd next = dense.answered(after, within - (length - at), nothing);
        Eigen::VectorXd later(Dense::ahead);
        for (int j = 0; j < Dense::ahead; ++j)
            later[j] = after <= before ? next[j] : j < after - before ? 1 : next[j - (after - before)];
        return dense.answered(before, length - at, later);
    });
    return sum / length;
}

}  // namespace

TEST_CASE("Service levels around a change of staffing agree with matrix exponentials") {
    const Dense dense;
    for (const std::uint32_t after : {3u, 5u, 2u}) {
        TransientQuestion question;
        question.segments = {{300, dense.rate, 3}, {300, dense.rate, after}};
        question.service_mean = 1 / dense.serve;
        question.patience_mean = 1 / dense.leave;
        question.within = 20;
        question.shift_end = ShiftEnd::finish;
        const auto got = transient_queue(question).front().contacts;
        CHECK_FIGURE("level", got.answered_within, service_level(dense, 3, static_cast<int>(after), 300, 20), digits);
    }
}
