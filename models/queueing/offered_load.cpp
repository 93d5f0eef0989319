#include <algorithm>
#include <cmath>

#include "models/queueing/panels.hpp"
#include "models/queueing/queueing.hpp"

namespace holdtime {
namespace {

/// u -> integral of P(S > v) from 0 to u.
class MeanStay {
public:
    MeanStay(double mean, const Distribution* law, Seconds longest) : mean_(mean), law_(law), reach_(45 * mean) {
        if (!law_) return;
        std::vector<Seconds> marks;
        for (const double u : {0.01, 0.1, 0.25, 0.5, 0.75, 0.9, 0.99}) marks.push_back(law_->quantile(u));
        std::erase_if(marks, [](Seconds mark) { return !(mark > 0); });
        panels_ = lay_panels([this](Seconds u) { return 1 - law_->cdf(u); }, marks, 1e-12 * std::max(mean, 1.0),
                             [&](const SurvivalPanel& panel) {
                                 return panel.right() >= longest || law_->cdf(panel.right()) >= 1 - 1e-15;
                             });
        reach_ = panels_.back().right();
    }
    /// Older contacts have left.
    Seconds reach() const { return reach_; }
    double operator()(Seconds u) const {
        if (u <= 0) return 0;
        if (!law_) return -mean_ * std::expm1(-u / mean_);
        const auto after = std::upper_bound(panels_.begin(), panels_.end(), u,
                                            [](Seconds at, const SurvivalPanel& panel) { return at < panel.left; });
        const SurvivalPanel& panel = *std::prev(after);
        if (u >= panel.right()) return panel.integral_left + panel.integral;
        PanelValues values;
        const double part = u - panel.left;
        for (std::size_t i = 0; i < panel_points; ++i)
            values[i] = 1 - law_->cdf(panel.left + part * panel_rule().at[i]);
        return panel.integral_left + part * panel_rule().integral(values);
    }

private:
    double mean_;
    const Distribution* law_;
    Seconds reach_;
    std::vector<SurvivalPanel> panels_;
};

}  // namespace

std::vector<double> offered_load(std::span<const Seconds> times, std::span<const Seconds> boundaries,
                                 std::span<const double> rates, double service_mean, const Distribution* service,
                                 Stop stop) {
    const MeanStay stay(service_mean, service, boundaries.back() - boundaries.front());
    std::vector<double> loads;
    for (const Seconds time : times) {
        stop.check();
        double load = 0;
        for (std::size_t k = 0; k < rates.size() && boundaries[k] < time; ++k)
            if (rates[k] > 0 && time - boundaries[k + 1] < stay.reach())
                load += rates[k] * (stay(time - boundaries[k]) - stay(time - std::min(time, boundaries[k + 1])));
        loads.push_back(load);
    }
    return loads;
}

double offered_load(Seconds time, const std::function<double(Seconds)>& rate, double service_mean) {
    const PanelRule& rule = panel_rule();
    double load = 0;
    const double width = service_mean / 2;
    for (int k = 0; k < 90; ++k)  // exp(-45) is beyond a double's reach
        for (std::size_t i = 0; i < panel_points; ++i) {
            const Seconds age = width * (k + rule.at[i]);
            load += width * rule.weight[i] * std::exp(-age / service_mean) * rate(time - age);
        }
    return load;
}

}  // namespace holdtime
