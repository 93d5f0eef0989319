#pragma once

#include <functional>

#include "models/pool_question.hpp"
#include "models/queueing/queueing.hpp"

/// How a model of one queue in steady state answers for a whole day: moment by moment, each as if it lasted for ever.
namespace holdtime {

/// The moment's queue. A model that does not know chats sees n agents with K chats each as n K agents at the pace of K.
QueueQuestion queue_at(const PoolQuestion& pool, std::size_t moment);

PoolAnswer by_moment(const PoolQuestion& pool, const std::function<QueueFigures(const QueueQuestion&)>& formula);

}  // namespace holdtime
