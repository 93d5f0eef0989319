#include "models/queueing/by_moment.hpp"

namespace holdtime {

QueueQuestion queue_at(const PoolQuestion& pool, std::size_t moment) {
    const PoolMoment& at = pool.moments[moment];
    QueueQuestion queue;
    queue.rate = at.rate;
    queue.agents = at.agents;
    queue.service_mean = at.handle_time;
    if (pool.kind == ChannelKind::chat) {
        queue.agents *= pool.concurrency;
        queue.service_mean /= pool.pace.back();
    }
    queue.patience_mean = at.patience_mean;
    queue.balk = at.balk;
    queue.lines = pool.most(queue.agents);
    queue.within = pool.within;
    queue.quantiles = pool.quantiles;
    return queue;
}

PoolAnswer by_moment(const PoolQuestion& pool, const std::function<QueueFigures(const QueueQuestion&)>& formula) {
    PoolAnswer answer;
    QueueQuestion last;
    for (std::size_t i = 0; i < pool.moments.size(); ++i) {
        pool.stop.check();
        const QueueQuestion queue = queue_at(pool, i);
        const bool alike = i > 0 && queue == last;  // a flat day is asked once
        QueueFigures figures = alike ? answer.moments.back() : formula(queue);
        last = queue;
        if (pool.kind == ChannelKind::chat) figures.chats = queue.load() * figures.answered;
        answer.moments.push_back(figures);
    }
    return answer;
}

}  // namespace holdtime
