#include "models/contact_mix.hpp"

namespace holdtime {

void ContactMix::add(const ContactMix& other) {
    contacts += other.contacts;
    talk += other.talk;
    handle += other.handle;
    handle_square += other.handle_square;
    abandonment += other.abandonment;
    balk += other.balk;
    resolved += other.resolved;
}

void ContactMix::scale(double factor) {
    for (double* sum : {&contacts, &talk, &handle, &handle_square, &abandonment, &balk, &resolved}) *sum *= factor;
}

ContactMix typical_contact(const Description& description, const SegmentDescription& segment, std::size_t channel,
                           const std::vector<double>& of_reason, double all) {
    ContactMix mix;
    const auto& about = description.channels[channel];
    const auto& habits = segment.channels[channel];
    const double after = about.after_contact_work ? about.after_contact_work->mean() : 0;
    const double after_variance = about.after_contact_work ? about.after_contact_work->variance() : 0;
    for (std::size_t r = 0; r < description.reasons.size(); ++r) {
        const auto& law = description.reasons[r].talk_time[channel];
        const double talk = law ? law->mean() : 0;
        const double handle = talk + after;
        mix.resolved += of_reason[r] * description.reasons[r].resolved[channel];
        mix.talk += of_reason[r] * talk;
        mix.handle += of_reason[r] * handle;
        mix.handle_square += of_reason[r] * ((law ? law->variance() : 0) + after_variance + handle * handle);
    }
    mix.contacts = all;
    const double patience = habits.patience ? habits.patience->mean() : forever;
    mix.abandonment = all * (patience > 0 ? 1 / patience : 1e9);
    mix.balk = all * habits.balk;
    return mix;
}

double through_menu(const MenuDescription& menu, std::size_t reason) {
    double through = 1;
    for (const auto& level : menu.levels) through *= 1 - level.leave - level.self_service[reason];
    return menu.zero_out + (1 - menu.zero_out) * through;
}

double past_machine(const Description& description, std::size_t machine, std::size_t reason) {
    const auto& about = description.reasons[reason];
    if (!about.talk_time[machine]) return 1;
    return 1 - description.channels[machine].visits * (about.contained[machine] + about.leave[machine]);
}

}  // namespace holdtime
