#pragma once

#include <map>
#include <string>
#include <unordered_map>

#include "scenarios/schema/csv_rows.hpp"
#include "studies/history/log/local_days.hpp"
#include "studies/history/reading/moments.hpp"
#include "studies/history/reading/roles.hpp"

namespace holdtime {

/// Numbers names in the order in which they come.
class NameNumbers {
public:
    std::uint32_t number(const std::string& name) {
        return numbers_.try_emplace(name, static_cast<std::uint32_t>(numbers_.size())).first->second;
    }
    std::size_t size() const { return numbers_.size(); }
    std::vector<std::string> names() const;

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

/// Rows of contact logs, one after the other, to contacts.
class LogReader {
public:
    LogReader(const LogOptions& options, DateOrder order);

    /// What the columns of the file are; call it before its rows.
    void begin(const CsvRows& rows);
    /// The row as a contact added to the log; else why it is none.
    std::string add(const CsvFields& row);
    /// Records of several replications become one history: each in weeks of its own.
    void finish();

    ContactLog log;

private:
    struct Fault {
        std::string reason;
    };
    std::string_view text(const CsvFields& row, Role role) const;
    /// Seconds of a column; not_told when the cell is empty.
    float seconds(const CsvFields& row, Role role) const;
    double moment(std::string_view text, std::optional<std::int64_t> day) const;
    double arrival(const CsvFields& row) const;
    OutcomeSaid outcome(const CsvFields& row, const LoggedContact& contact) const;
    void read_names(const CsvFields& row, LoggedContact& contact);
    Medium medium(const CsvFields& row) const;
    std::uint16_t answers(const CsvFields& row) const;
    std::optional<double> stamp(const CsvFields& row, Role role, double arrival) const;
    void read_times(const CsvFields& row, double arrival, LoggedContact& contact) const;
    static void read_work_until(double end, LoggedContact& contact);
    void read_own_work(const CsvFields& row, double end, LoggedContact& contact) const;
    void read_case(const CsvFields& row, double arrival, const LoggedContact& contact);
    void leave_out_late_cases(double first_end, double span);
    static void check_lengths(const LoggedContact& contact);
    bool counts_replication(const CsvFields& row);

    const LogOptions& options_;
    DateOrder order_;
    OutcomeWords words_;
    LocalDays days_;
    Columns columns_;
    bool decimal_comma_ = false;
    bool tells_answers_ = true;
    bool tells_cases_ = false;  ///< how many answers they took
    bool tickets_ = false;      ///< cases with a first reply and a solution, worked on in between nobody knows when
    std::optional<std::size_t> replication_, strategy_, segment_, group_, hang_up_,
        effort_;  ///< columns of holdtime's own records
    std::string first_strategy_;
    bool other_strategies_ = false;
    struct Begin {
        std::size_t contact, of_cases;
        std::string replication;
    };
    std::vector<Begin> replications_;  ///< where each begins
    NameNumbers queues_, agents_, customers_;
    double before_ = 0;  ///< arrival of the row before, which tells the two of a repeated hour apart
};

}  // namespace holdtime
