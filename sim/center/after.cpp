// After a contact: what its customer does next.

#include "sim/center/proceed.hpp"

namespace holdtime {

// Few come here beside those who are answered: out of their way.
[[gnu::noinline]] void Center::enter_after(std::uint32_t contact, Exit left) {
    contacts_[contact].left = left;
    proceed<Stage::after, Exit::done>(contact);
}

}  // namespace holdtime
