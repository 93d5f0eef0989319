#include "cli/option_table.hpp"

namespace holdtime {

namespace {

constexpr unsigned long long most_replications = 10000000;  // as experiment.replications of a scenario
constexpr unsigned long long most_threads = 1024;
constexpr unsigned long long most_seconds = 1000000;
constexpr unsigned long long most_seed = ~0ULL;

}  // namespace

const std::vector<OptionInfo>& option_table() {
    static const std::vector<OptionInfo> table{
        // What only one command has
        {"dry-run", "", "sweep", "print the points and an estimate of the time, and write nothing"},
        {"shard", "I/N", "sweep",
         "only this part of the points, into a file of its own (default: what a Slurm, Kubernetes or AWS Batch array "
         "says)"},
        {"merge", "OUT", "sweep", "join the results files of shards: holdtime sweep --merge OUT IN..."},
        {"keep-both", "", "sweep",
         "when the results file is of another version of the scenario or sweep: leave it, and write to one beside it"},
        {"retry-failed", "", "sweep", "simulate again the points that failed"},
        {"best", "FIGURE", "sweep",
         "the table by this figure of the total (or channels.NAME.FIGURE), the best points first, as in --best cost"},
        {.name = "where",
         .argument = "CONDITION",
         .commands = "sweep",
         .help =
             "with --best, only points and strategies of which it holds (repeatable), as in --where 'service_level >= "
             "80%'",
         .repeatable = true},
        {.name = "wait",
         .argument = "SECONDS",
         .commands = "sweep",
         .help = "wait so long for another process that writes the results file",
         .numbers = true,
         .most = most_seconds},
        {"model", "NAME", "staff",
         "staff every group by this model (holdtime list staffing); default: by their own where one computes, else by "
         "simulation"},
        {.name = "strategy",
         .argument = "NAME",
         .commands = "staff",
         .help = "only this strategy (repeatable)",
         .repeatable = true},
        {"constant", "", "staff", "one number of people per group for all its hours on duty"},
        {"curve", "", "staff", "cost against service level, too: the targets moved up and down"},
        {"write", "FILE", "staff",
         "write the plan as an overlay that 'holdtime run -f' accepts, as in plan.overlay.yaml"},
        {"independent", "", "staff", "search without common random numbers, to see what they are worth"},
        {"baseline", "FILE", "check",
         "the accepted results (default: SCENARIO.baseline.json beside the scenario); of several scenarios a folder"},
        {"update", "", "check",
         "accept the fresh results as the baseline, and show what changed; refused when CI=true"},
        {"junit", "FILE", "check", "write the outcome as JUnit XML, too"},
        {.name = "annotations",
         .argument = "WHEN",
         .commands = "check",
         .help = "GitHub's annotations on standard error: auto (default: when GITHUB_ACTIONS=true), always or never",
         .words = "auto|always|never"},
        {"rerun", "", "report",
         "simulate again what the results tell, from the scenario and data that stand in them: the same figures"},
        {"results", "", "schema", "of what holdtime run --format json writes, instead of scenarios"},
        {.name = "vary",
         .argument = "PATH=LOW:HIGH",
         .commands = "breakeven",
         .help =
             "the number to be varied, and between what, as in --vary 'costs.channels.phone.per_minute=0:0.5'; twice: "
             "a map of both; of a share the others of its block are scaled",
         .repeatable = true},
        {"between", "'A,B'", "run breakeven",
         "the two strategies (default: where there are two, these; with a figure of --figure, its two sides; of run "
         "--tornado the baseline and the first other)"},
        {"on", "FIGURE", "run breakeven",
         "in what the better one is sought: cost (default), another figure of the total, channels.NAME.FIGURE, or one "
         "of "
         "--figure"},
        // A history
        {.name = "columns",
         .argument = "ROLE=HEADING",
         .commands = "fit backtest",
         .help = "what a column of the log is (repeatable): arrival, date, queue, channel, customer, menu, wait, talk, "
                 "after_work, agent, outcome, answered, end or answers, as in --columns wait='Queue time'; 'queue=' "
                 "says that "
                 "there is none; headings that are these words need no option; NAMES.yaml has columns, outcomes, "
                 "channels, dates and timezone",
         .repeatable = true},
        {.name = "outcomes",
         .argument = "ROLE=VALUE,..",
         .commands = "fit backtest",
         .help = "what the log's words for outcomes mean (repeatable): answered, handed_over, abandoned, blocked, "
                 "disconnected or menu, as in --outcomes abandoned=HANG,LOST",
         .repeatable = true},
        {.name = "dates",
         .argument = "ORDER",
         .commands = "fit backtest",
         .help = "ymd, dmy or mdy: the order of day, month and year where the dates do not tell",
         .words = "ymd|dmy|mdy"},
        {"timezone", "ZONE", "fit backtest", "whose times the log has, as in Europe/Ljubljana (default: UTC)"},
        {"interval", "DURATION", "fit backtest", "the time step (default: 30min)"},
        {.name = "arrivals",
         .argument = "WHICH",
         .commands = "backtest",
         .help = "actual (default): the customers of the history, at their times; fitted: drawn from the scenario",
         .words = "actual|fitted"},
        {.name = "staffing",
         .argument = "WHICH",
         .commands = "backtest",
         .help = "history (default): agents seen at work; scenario: its own staffing",
         .words = "history|scenario"},
        {.name = "at-least",
         .argument = "N",
         .commands = "backtest",
         .help = "compare intervals with so many contacts or more (default: 5)",
         .numbers = true,
         .most = most_seconds},
        {"force", "", "fit", "write over a scenario that is there already"},
        // The scenario and its experiment
        {.name = "set",
         .argument = "PATH=VALUE",
         .commands = "run staff sweep breakeven backtest check validate report",
         .help = "change one key of the scenario (repeatable), as in --set 'strategies.mixed.agent_groups.phone "
                 "desk.staffing.fixed=12'; a '.' inside a key is written '\\.'",
         .repeatable = true},
        {.name = "overlay",
         .argument = "OVERLAY.yaml",
         .commands = "run staff sweep breakeven backtest check validate",
         .help = "lay a file over the scenario (repeatable, later wins)",
         .letter = 'f',
         .repeatable = true},
        {.name = "what-if",
         .argument = "PATH=VALUE",
         .commands = "run report",
         .help =
             "the scenario as it is and with this changed (repeatable: all at once), on the same customers: before, "
             "after and the difference, as in --what-if 'channels.chat.concurrency=4'",
         .repeatable = true},
        {.name = "figure",
         .argument = "DEFINITION",
         .commands = "run sweep breakeven",
         .help = "one more figure (repeatable): a ratio, difference or sum of two others, with its interval, as in "
                 "--figure 'call to chat = mixed.channels.phone.cost_per_contact / "
                 "mixed.channels.chat.cost_per_contact'",
         .repeatable = true},
        {.name = "engine",
         .argument = "NAME",
         .commands = "run",
         .help = "simulation (default), a queueing model (holdtime list queueing), as in erlang_a or "
                 "stationary/lag/erlang_c, or all side by side",
         .key = "experiment.engine"},
        {.name = "engine",
         .argument = "NAME",
         .commands = "sweep check",
         .help = "simulation (default), or a queueing model (holdtime list queueing), as in erlang_a or "
                 "stationary/lag/erlang_c",
         .key = "experiment.engine"},
        {"tornado", "", "run",
         "instead of the comparison, what it hangs on most: every input that has a range (experiment.ranges, measured, "
         "a default's own) "
         "at "
         "both its ends, and what that does to the difference of two strategies"},
        {"strict", "", "run", "an error when a queueing model ignores something of the scenario"},
        {.name = "replications",
         .argument = "N",
         .commands = "run backtest check report",
         .help = "how often the whole calendar is simulated; with --precision the limit",
         .numbers = true,
         .least = 1,
         .most = most_replications,
         .key = "experiment.replications"},
        {.name = "replications",
         .argument = "N",
         .commands = "breakeven",
         .help = "how often the whole calendar is simulated at the crossing",
         .numbers = true,
         .least = 10,
         .most = most_replications,
         .key = "experiment.replications"},
        {.name = "replications",
         .argument = "N",
         .commands = "staff",
         .help = "how often the whole calendar is simulated to judge a plan",
         .numbers = true,
         .least = 1,
         .most = most_replications,
         .key = "experiment.replications"},
        {.name = "replications",
         .argument = "N",
         .commands = "sweep",
         .help = "per point, instead of the sweep's or the scenario's",
         .numbers = true,
         .least = 1,
         .most = most_replications,
         .key = "experiment.replications"},
        {.name = "precision",
         .argument = "SHARE",
         .commands = "run check",
         .help = "replicate until cost, service level, waits and abandonment are known so well, as in 1%",
         .key = "experiment.precision"},
        {"replicate-until-decided", "", "run",
         "replicate until the verdict is told, at most --replications: looks after 50, 100, 200, ... share the error "
         "between them"},
        {.name = "precision",
         .argument = "SHARE",
         .commands = "sweep",
         .help = "replicate each point until it is known so well, as in 1%",
         .key = "experiment.precision"},
        {.name = "seed",
         .argument = "N",
         .commands = "run staff breakeven backtest check",
         .help = "another seed is another set of customers",
         .numbers = true,
         .most = most_seed,
         .key = "experiment.seed"},
        {.name = "seed",
         .argument = "N",
         .commands = "sweep",
         .help = "of the customers (the same at every point) and of sampled points",
         .numbers = true,
         .most = most_seed,
         .key = "experiment.seed"},
        {.name = "threads",
         .argument = "N",
         .commands = "run staff sweep breakeven backtest check report",
         .help = "as many as the machine has (default); no result depends on it",
         .numbers = true,
         .least = 1,
         .most = most_threads},
        // What is printed, and where
        {"format", "NAME", "fit", "of the report: table (default), json or markdown"},
        {"format", "NAME", "sweep", "table (default), json, csv, markdown or xlsx"},
        {"format", "NAME", "run report staff breakeven backtest check",
         "table (default), json, csv, markdown, html or xlsx"},
        {"html", "FILE", "run report staff sweep breakeven backtest check",
         "write the report to decide from, too: one page with pictures that needs no network, to mail and to print"},
        {.name = "output",
         .argument = "FILE",
         .commands = "run report staff breakeven backtest check",
         .help = "write the report to a file instead of standard output; its ending (.json, .csv, .md, .html, .xlsx) "
                 "chooses the format where --format does not",
         .letter = 'o'},
        {.name = "output",
         .argument = "FILE",
         .commands = "sweep",
         .help = "the results file, RESULTS.sqlite (default: beside the sweep); of a results file, where to write the "
                 "report",
         .letter = 'o'},
        {.name = "output",
         .argument = "FILE",
         .commands = "fit",
         .help = "write the scenario there; without it only the report is printed",
         .letter = 'o'},
        {.name = "color",
         .argument = "WHEN",
         .commands = "run staff sweep breakeven fit backtest check report",
         .help = "auto (default: on a terminal, unless NO_COLOR is set), always or never",
         .words = "auto|always|never"},
        {"records", "FILE", "run", "write every contact as a row of CSV"},
        {"trace", "CUSTOMER", "run",
         "instead of the report, one customer's day in words, in every strategy: by its number in --records, as in 17, "
         "'SEGMENT:17', or 17@3 of replication 3"},
        {"needs", "FILE", "run", "write every need as a row of CSV: its contacts, and how it ended"},
        {.name = "fail-if",
         .argument = "CONDITION",
         .commands = "run",
         .help = "exit with status 1 if it holds (repeatable), as in 'mixed.channels.phone.service_level < 80%'",
         .repeatable = true},
        {.name = "fail-if",
         .argument = "CONDITION",
         .commands = "backtest",
         .help =
             "exit with status 1 if it holds (repeatable): bias, mean_absolute_error, coverage_90, actual or predicted "
             "of a channel's figure, as in 'phone.service_level.bias > 2%'",
         .repeatable = true},
        {.name = "quiet",
         .argument = "",
         .commands = "run staff sweep breakeven fit backtest check report",
         .help = "no messages but errors",
         .letter = 'q'},
        {.name = "quiet",
         .argument = "",
         .commands = "validate",
         .help = "say nothing when all is right",
         .letter = 'q'},
        {"no-progress", "", "run staff sweep breakeven fit backtest check report", "no progress bar"},
        {.name = "verbose",
         .argument = "",
         .commands = "run report staff sweep breakeven check",
         .help = "the whole tables: every figure of every part, every row, and where customers go",
         .letter = 'v'},
        {"live", "", "run report",
         "with --html, put the engine into the page: its readers move the scenario's numbers and simulate again, "
         "there (docs/live.md)"},
    };
    return table;
}

std::vector<const OptionInfo*> options_of(std::string_view command) {
    std::vector<const OptionInfo*> list;
    for (const auto& option : option_table())
        for (std::size_t begin = 0; begin <= option.commands.size();) {
            const auto end = std::min(option.commands.find(' ', begin), option.commands.size());
            if (option.commands.substr(begin, end - begin) == command) list.push_back(&option);
            begin = end + 1;
        }
    return list;
}

}  // namespace holdtime
