#include "studies/history/estimation/pace.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "studies/history/estimation/law_families.hpp"
#include "studies/history/estimation/newton.hpp"

namespace holdtime {

namespace {

constexpr double least_work = 0.5;
constexpr std::size_t fewest = 100, most_levels = 8;

/// Time of one chat by how many its agent had open, from one on.
struct Shared {
    std::array<double, most_levels> at{};
    std::size_t last = 0;  ///< level at its end, from 0
    std::size_t contact = 0;
    double all() const {
        double sum = 0;
        for (const double seconds : at) sum += seconds;
        return sum;
    }
};

class Sharing {
public:
    Sharing(const ContactLog& log, std::size_t levels) : log_(log), levels_(levels) {
        std::vector<std::size_t> chats;
        for (std::size_t i = 0; i < log.contacts.size(); ++i) {
            const auto& contact = log.contacts[i];
            if (contact.medium == Medium::chat && contact.agent != not_logged && contact.talk > 0) chats.push_back(i);
        }
        std::stable_sort(chats.begin(), chats.end(), [&](auto a, auto b) {
            const auto &one = log.contacts[a], &other = log.contacts[b];
            return one.agent != other.agent ? one.agent < other.agent : one.answered() < other.answered();
        });
        for (std::size_t begin = 0; begin < chats.size();) {
            std::size_t end = begin;
            while (end < chats.size() && log.contacts[chats[end]].agent == log.contacts[chats[begin]].agent) ++end;
            add_agent(
                {chats.begin() + static_cast<std::ptrdiff_t>(begin), chats.begin() + static_cast<std::ptrdiff_t>(end)});
            begin = end;
        }
    }
    const std::vector<Shared>& chats() const { return chats_; }

private:
    struct Change {
        double at;
        bool begins;
        std::size_t chat;
    };

    /// A chat's end as talked: after-contact work shares nobody's attention.
    double end_of(std::size_t contact) const {
        return log_.contacts[contact].answered() + static_cast<double>(log_.contacts[contact].talk);
    }

    void add_agent(const std::vector<std::size_t>& contacts) {
        std::vector<Change> changes;
        for (const auto contact : contacts) {
            changes.push_back({log_.contacts[contact].answered(), true, chats_.size()});
            changes.push_back({end_of(contact), false, chats_.size()});
            chats_.push_back({{}, 0, contact});
        }
        std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
            return a.at != b.at ? a.at < b.at : a.begins < b.begins;  // who begins as another ends does not meet it
        });
        std::vector<std::size_t> open;
        double before = 0;
        for (const auto& change : changes) {
            const double passed = std::max(0.0, change.at - before);
            const auto level = std::min(std::max<std::size_t>(open.size(), 1), levels_) - 1;
            for (const auto chat : open) chats_[chat].at[level] += passed;
            before = std::max(before, change.at);
            if (change.begins) {
                open.push_back(change.chat);
                continue;
            }
            chats_[change.chat].last = level;
            std::erase(open, change.chat);
        }
    }

    const ContactLog& log_;
    std::size_t levels_;
    std::vector<Shared> chats_;
};

double work_of(const Shared& chat, const Eigen::VectorXd& log_pace) {
    double work = chat.at[0];
    for (Eigen::Index k = 0; k < log_pace.size(); ++k)
        work += chat.at[static_cast<std::size_t>(k) + 1] * std::exp(log_pace[k]);
    return std::max(work, least_work);
}

/// Pace of each level, then the law's own numbers.
Maximum fit_family(const std::vector<Shared>& chats, std::size_t levels, const LawFamily& family) {
    double sum = 0, squares = 0;
    for (const auto& chat : chats) sum += chat.all(), squares += chat.all() * chat.all();
    const auto n = static_cast<double>(chats.size());
    const double mean = sum / n, cv = std::sqrt(std::max(0.01, squares / n / (mean * mean) - 1));
    const auto law = family.begin(mean, cv);
    const auto paces = static_cast<Eigen::Index>(levels - 1);
    Eigen::VectorXd begin = Eigen::VectorXd::Zero(paces + static_cast<Eigen::Index>(law.size()));
    for (Eigen::Index k = 0; k < paces; ++k) begin[k] = -0.2 * static_cast<double>(k + 1);
    for (std::size_t i = 0; i < law.size(); ++i) begin[paces + static_cast<Eigen::Index>(i)] = law[i];
    return maximise(
        [&](const Eigen::VectorXd& x) {
            const Eigen::VectorXd pace = x.head(paces);
            const auto natural = family.natural({x.data() + paces, law.size()});
            double likelihood = 0;
            for (const auto& chat : chats)
                likelihood += family.log_density(work_of(chat, pace), natural) +
                              (chat.last > 0 ? pace[static_cast<Eigen::Index>(chat.last) - 1] : 0);
            return std::isfinite(likelihood) ? likelihood : -1e300;
        },
        std::move(begin));
}

/// By the delta method: a queue's mean work moves with log pace k by its mean time at k times the pace.
std::vector<double> errors_of_work(const ContactLog& log, const std::vector<Shared>& chats,
                                   const Eigen::VectorXd& log_pace, const Eigen::MatrixXd& covariance) {
    std::vector<Eigen::VectorXd> slope(log.queues.size(), Eigen::VectorXd::Zero(log_pace.size()));
    std::vector<double> n(log.queues.size(), 0);
    for (const auto& chat : chats) {
        const auto queue = log.contacts[chat.contact].queue;
        ++n[queue];
        for (Eigen::Index k = 0; k < log_pace.size(); ++k)
            slope[queue][k] += chat.at[static_cast<std::size_t>(k) + 1] * std::exp(log_pace[k]);
    }
    std::vector<double> errors;
    for (std::size_t q = 0; q < n.size(); ++q)
        errors.push_back(n[q] > 0 ? std::sqrt(std::max(0.0, slope[q].dot(covariance * slope[q]))) / n[q] : 0);
    return errors;
}

}  // namespace

PaceEstimate estimate_pace(const ContactLog& log, std::uint32_t most) {
    PaceEstimate estimate;
    const auto levels = std::min<std::size_t>(most, most_levels);
    if (levels < 2) return estimate;
    const Sharing sharing(log, levels);
    std::vector<Shared> chats;
    for (const auto& chat : sharing.chats())
        if (chat.all() > 0) chats.push_back(chat);
    for (std::size_t k = 1; k < levels; ++k) {
        const auto met = std::count_if(chats.begin(), chats.end(), [&](const Shared& chat) { return chat.at[k] > 0; });
        if (static_cast<std::size_t>(met) < fewest) return estimate;
    }
    std::optional<Maximum> best;
    double criterion = 0;
    for (const auto& family : law_families()) {
        if (family.phase_means) continue;
        auto maximum = fit_family(chats, levels, family);
        if (!maximum.found || maximum.covariance.size() == 0) continue;
        const double bic =
            static_cast<double>(maximum.at.size()) * std::log(static_cast<double>(chats.size())) - 2 * maximum.value;
        if (!best || bic < criterion) best = std::move(maximum), criterion = bic;
    }
    if (!best) return estimate;
    const auto paces = static_cast<Eigen::Index>(levels - 1);
    const Eigen::VectorXd log_pace = best->at.head(paces);
    estimate.n = static_cast<double>(chats.size());
    estimate.pace = {1};
    estimate.standard_errors = {0};
    for (Eigen::Index k = 0; k < paces; ++k) {
        estimate.pace.push_back(std::exp(log_pace[k]));
        estimate.standard_errors.push_back(estimate.pace.back() * std::sqrt(best->covariance(k, k)));
    }
    estimate.error_of_work = errors_of_work(log, chats, log_pace, best->covariance.topLeftCorner(paces, paces));
    estimate.work.assign(log.contacts.size(), 0);
    for (const auto& chat : sharing.chats())
        estimate.work[chat.contact] = static_cast<float>(chat.all() > 0 ? work_of(chat, log_pace) : 0);
    return estimate;
}

}  // namespace holdtime
