#include <algorithm>
#include <cmath>

#include "models/catalogue.hpp"
#include "models/queueing/by_moment.hpp"
#include "models/queueing/panels.hpp"
#include "models/queueing/queueing.hpp"
#include "models/queueing/waiting.hpp"

namespace holdtime {
namespace {

/// Parts of the virtual wait's law this many e-folds below its largest density do not show in a double.
constexpr double vanishing = 60;

/// A piece of the law of the virtual wait, with the share of contacts answered (its wait lying) in it.
struct Piece {
    Seconds left = 0, width = 0;
    PanelValues answered;  ///< density at the points
    double answered_sum = 0;
};

/// Unnormalised integrals over the density of the virtual wait.
struct Sums {
    double all = 0, answered = 0, wait = 0, wait_answered = 0;
    double answered_within = 0, abandoned_within = 0, abandoned_within_5s = 0;
};

class VirtualWait {
public:
    VirtualWait(const QueueQuestion& question, const Distribution& patience)
        : question_(question), patience_(patience), drain_(question.agents / question.service_mean) {
        lay();
        for (const auto& panel : panels_) add(panel);
    }
    QueueFigures figures() const;

private:
    double survival(Seconds t) const { return (1 - question_.balk) * (1 - patience_.cdf(t)); }
    /// Logarithm of the density at the left end of the panel, up to a constant; concave.
    double exponent(const SurvivalPanel& panel) const {
        return question_.rate * panel.integral_left - drain_ * panel.left;
    }
    double slope(Seconds t) const { return question_.rate * survival(t) - drain_; }
    void lay();
    void add(const SurvivalPanel& panel);
    void add_piece(Seconds left, Seconds width, double& integral);
    Seconds quantile(double p) const;

    const QueueQuestion& question_;
    const Distribution& patience_;
    double drain_;
    double top_ = 0;  ///< the largest exponent
    std::vector<SurvivalPanel> panels_;
    std::vector<Piece> pieces_;
    Sums sums_;
    double none_ = 0;  ///< weight of "no wait" on the scale of sums_
};

/// Panels end where the patience's law is likely to bend, at T and 5 s, and where the density is largest.
void VirtualWait::lay() {
    std::vector<Seconds> marks = {question_.within, short_abandon};
    for (const double u : {1e-3, 0.01, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.99, 0.999})
        marks.push_back(patience_.quantile(u));
    Seconds peak = 0;
    const double stay = question_.rate > 0 ? drain_ / question_.rate / (1 - question_.balk) : 2;
    if (stay < 1) marks.push_back(peak = patience_.quantile(1 - stay));
    std::sort(marks.begin(), marks.end());
    std::erase_if(marks, [](Seconds mark) { return !(mark > 0) || std::isinf(mark); });
    const auto survive = [this](Seconds t) { return survival(t); };
    panels_ = lay_panels(survive, marks, 1e-13 / std::max(question_.rate, 1e-3), [&](const SurvivalPanel& panel) {
        const double here = exponent({panel.right(), 0, panel.integral_left + panel.integral, 0});
        top_ = std::max(top_, here);
        return panel.right() >= peak && here < top_ - vanishing;
    });
    none_ = std::exp(-top_) / erlang_b(question_.load(), question_.agents - 1);
}

/// Halves the panel until the density changes by a few e-folds at most, and leaves out what does not show: panels end
/// at its peak, so that between two ends where it has vanished it has vanished, too.
void VirtualWait::add(const SurvivalPanel& panel) {
    const double left = exponent(panel), right = exponent({panel.right(), 0, panel.integral_left + panel.integral, 0});
    if (std::max(left, right) < top_ - vanishing) return;
    const double steepest = std::max(std::fabs(slope(panel.left)), std::fabs(slope(panel.right())));
    const Seconds half = panel.width / 2;
    if (steepest * panel.width <= 4 || panel.left + half <= panel.left) {
        double integral = panel.integral_left;
        add_piece(panel.left, panel.width, integral);
        return;
    }
    PanelValues stay;
    for (std::size_t i = 0; i < panel_points; ++i) stay[i] = survival(panel.left + half * panel_rule().at[i]);
    const double first = half * panel_rule().integral(stay);
    add({panel.left, half, panel.integral_left, first});
    add({panel.left + half, panel.width - half, panel.integral_left + first, panel.integral - first});
}

void VirtualWait::add_piece(Seconds left, Seconds width, double& integral) {
    const PanelRule& rule = panel_rule();
    PanelValues stay, wait;
    for (std::size_t i = 0; i < panel_points; ++i) stay[i] = survival(left + width * rule.at[i]);
    wait = rule.cumulative(stay);
    Piece piece{left, width, {}, 0};
    Sums sums;
    for (std::size_t i = 0; i < panel_points; ++i) {
        const Seconds t = left + width * rule.at[i];
        wait[i] = integral + width * wait[i];
        const double weight = width * rule.weight[i] * std::exp(question_.rate * wait[i] - drain_ * t - top_);
        piece.answered[i] = stay[i] * weight / rule.weight[i];
        sums.all += weight;
        sums.answered += weight * stay[i];
        sums.wait += weight * wait[i];
        sums.wait_answered += weight * stay[i] * t;
    }
    const bool on_time = left + width / 2 < question_.within, soon = left + width / 2 < short_abandon;
    sums_.all += sums.all;
    sums_.answered += sums.answered;
    sums_.wait += sums.wait;
    sums_.wait_answered += sums.wait_answered;
    if (on_time) sums_.answered_within += sums.answered;
    double left_at_T = 0, left_at_5 = 0;  // those who have left by then
    for (std::size_t i = 0; i < panel_points; ++i) {
        const double weight = piece.answered[i] > 0 ? piece.answered[i] * rule.weight[i] / stay[i] : 0;
        left_at_T += weight * (1 - stay[i]);
        left_at_5 += weight * (1 - stay[i]);
    }
    sums_.abandoned_within += on_time ? left_at_T : sums.all * (1 - survival(question_.within));
    sums_.abandoned_within_5s += soon ? left_at_5 : sums.all * (1 - survival(short_abandon));
    integral += width * rule.integral(stay);
    piece.answered_sum = sums.answered;
    pieces_.push_back(piece);
}

/// Smallest wait that a share p of the answered does not exceed.
Seconds VirtualWait::quantile(double p) const {
    double missing = p * (none_ + question_.rate * sums_.answered) - none_;
    if (missing <= 0) return 0;
    missing /= question_.rate;
    const PanelRule& rule = panel_rule();
    for (const Piece& piece : pieces_) {
        if (missing > piece.answered_sum) {
            missing -= piece.answered_sum;
            continue;
        }
        double low = 0, high = 1;
        while (high - low > 1e-12) {
            const double middle = (low + high) / 2;
            (rule.partial(piece.answered, middle) < missing ? low : high) = middle;
        }
        return piece.left + piece.width * high;
    }
    return pieces_.back().left + pieces_.back().width;
}

QueueFigures VirtualWait::figures() const {
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    const double total = none_ + question_.rate * sums_.all;
    const double scale = std::isinf(none_) ? 0 : question_.rate / total;
    const double at_once = std::isinf(none_) ? 1 : none_ / total;
    QueueFigures figures;
    figures.delayed = scale * sums_.all;
    figures.answered = at_once + scale * sums_.answered;
    figures.abandoned = scale * (sums_.all - sums_.answered);
    figures.answered_within = at_once + scale * sums_.answered_within;
    figures.abandoned_within = scale * sums_.abandoned_within;
    figures.abandoned_within_5s = scale * sums_.abandoned_within_5s;
    figures.asa = scale * sums_.wait_answered / figures.answered;
    figures.wait_mean = scale * sums_.wait;
    figures.queue_mean = question_.rate * figures.wait_mean;
    figures.occupancy = busy_share(question_, figures.answered);
    const bool known = question_.quantiles && !std::isinf(none_);
    const auto wait = [&](double p) { return std::isinf(none_) ? 0 : known ? quantile(p) : nan; };
    figures.wait_p50 = wait(0.5), figures.wait_p90 = wait(0.9), figures.wait_p95 = wait(0.95);
    return figures;
}

}  // namespace

QueueFigures mmn_g_queue(const QueueQuestion& question, const Distribution* patience) {
    if (!patience && question.balk == 0) return erlang_c_queue(question);
    if (!patience) {
        QueueQuestion endless = question;
        endless.patience_mean = forever;
        endless.lines = no_limit;
        return erlang_a_queue(endless);
    }
    if (question.agents == 0)
        return nobody_on_duty(question, patience->mean(), [&](Seconds t) { return 1 - patience->cdf(t); });
    const double endless = question.rate * (1 - question.balk) * never_leave(*patience);
    if (endless * question.service_mean >= question.agents) return no_steady_state();
    return VirtualWait(question, *patience).figures();
}

extern const QueueingModel mmn_g_queueing_model = {
    {"mmn_g",
     "Erlang A with any law of patience",
     "density of the wait offered: exp(integral of lambda (1 - G(x)) - n mu), by adaptive quadrature",
     "S. Zeltyn, A. Mandelbaum, Queueing Systems 51 (2005), 361-402",
     {},
     "{mmn_g: {}}"},
    {Mechanism::waiting, Mechanism::patience, Mechanism::patience_law, Mechanism::balking},
    [](const PoolQuestion& pool, Parameters&) {
        return by_moment(pool, [&](const QueueQuestion& queue) { return mmn_g_queue(queue, pool.patience.get()); });
    }};

}  // namespace holdtime
