// Parts of a sweep into one file.

#include <fmt/format.h>

#include <map>

#include "sim/core/error.hpp"
#include "studies/sweep/store_state.hpp"

namespace holdtime {

namespace {

std::int64_t first_of(SQLite::Statement& row) { return row.getColumn(0).getInt64(); }

void copy_column(SQLite::Statement& to, int index, const SQLite::Column& value) {
    if (value.isNull())
        to.bind(index);
    else if (value.isInteger())
        to.bind(index, value.getInt64());
    else if (value.isFloat())
        to.bind(index, value.getDouble());
    else
        to.bind(index, value.getString());
}

/// Inserts the row at which `from` stands, its first columns as they are.
void copy_row(SQLite::Statement& to, SQLite::Statement& from) {
    to.reset();
    for (int i = 0; i < from.getColumnCount(); ++i) copy_column(to, i + 1, from.getColumn(i));
    to.exec();
}

/// One part, walked point by point in ascending order.
class PartReader {
public:
    PartReader(const std::string& file, ResultStore::State& out)
        : file_(file),
          database_(file, SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX, 10000),
          out_(out),
          series_(series_numbers()),
          points_(database_, "SELECT * FROM points ORDER BY point"),
          figures_(database_, "SELECT point, position, series, mean, low, high FROM figures ORDER BY point, position") {
        // Read once from end to end; a hundred parts are open at a time.
        database_.exec("PRAGMA cache_size = -128");
        has_figure_ = figures_.executeStep();
        advance();
    }

    /// 0 = at the end.
    std::int64_t point() const { return point_; }
    void advance() { point_ = points_.executeStep() ? first_of(points_) : 0; }

    void copy_point() {
        copy_row(*out_.insert_point, points_);
        while (has_figure_ && first_of(figures_) < point_) has_figure_ = figures_.executeStep();
        for (; has_figure_ && first_of(figures_) == point_; has_figure_ = figures_.executeStep()) copy_figure();
    }

private:
    /// Parts number their series as they met them.
    std::map<std::int64_t, std::int64_t> series_numbers() {
        std::map<std::int64_t, std::int64_t> numbers;
        SQLite::Statement select(database_, "SELECT series, strategy, part, name, figure FROM series ORDER BY series");
        while (select.executeStep()) {
            numbers[first_of(select)] =
                out_.number_of({select.getColumn(1).getString(), select.getColumn(2).getString(),
                                select.getColumn(3).getString(), select.getColumn(4).getString()});
        }
        return numbers;
    }

    void copy_figure() {
        auto& insert = *out_.insert_figure;
        insert.reset();
        insert.bind(1, point_);
        insert.bind(2, figures_.getColumn(1).getInt64());
        const auto series = series_.find(figures_.getColumn(2).getInt64());
        if (series == series_.end())
            throw InputError({file_, 0, 0},
                             fmt::format("corrupt results file (point {} has a figure of no series) leave "
                                         "it out, or make it again",
                                         point_));
        insert.bind(3, series->second);
        for (int i = 3; i < 6; ++i) copy_column(insert, i + 1, figures_.getColumn(i));
        insert.exec();
    }

    std::string file_;
    SQLite::Database database_;
    ResultStore::State& out_;
    std::map<std::int64_t, std::int64_t> series_;
    SQLite::Statement points_, figures_;
    bool has_figure_ = false;
    std::int64_t point_ = 0;
};

using Parts = std::vector<std::unique_ptr<PartReader>>;

/// Which part's next point comes first; their number when all are at their end.
std::size_t first_of(const Parts& parts) {
    std::size_t first = parts.size();
    for (std::size_t i = 0; i < parts.size(); ++i)
        if (parts[i]->point() != 0 && (first == parts.size() || parts[i]->point() < parts[first]->point())) first = i;
    return first;
}

}  // namespace

/// In the order of the points, so that the file grows at its end: part after part, whose points lie between those of
/// the others, would write every page again and again.
std::vector<std::uint64_t> ResultStore::merge(const std::vector<std::string>& files) {
    auto& s = *state_;
    s.longest_transaction = std::chrono::seconds(5);  // nothing is lost that the parts do not have
    std::vector<bool> over(header().points + 1, false);
    each_point([&](std::uint64_t point) {
        if (point < over.size()) over[point] = true;
    });
    std::vector<std::uint64_t> copied(files.size(), 0);
    guarded(s.file, [&] {
        Parts parts;
        s.begin();
        for (const auto& file : files) guarded(file, [&] { parts.push_back(std::make_unique<PartReader>(file, s)); });
        for (std::size_t i = first_of(parts); i < parts.size(); i = first_of(parts)) {
            const auto point = static_cast<std::size_t>(parts[i]->point());
            if (point < over.size() && !over[point]) {
                s.write([&] { parts[i]->copy_point(); });
                over[point] = true;
                ++copied[i];
            }
            parts[i]->advance();
        }
        s.commit();
    });
    return copied;
}

}  // namespace holdtime
